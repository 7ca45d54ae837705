/** Where this library keeps, under `extensions`, what StratML says and a plan has no place for. */
export const KEPT = 'stratml';
