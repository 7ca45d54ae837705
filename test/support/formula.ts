/** Evaluates the formulas that explanations show: numbers, + − × ÷, brackets, min and max. Knows nothing else. */

const TOKEN = /\s*(min|max|\d+(?:\.\d+)?(?:e[+-]?\d+)?|[()+−×÷,])/y;

function tokensOf(formula: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(formula);
    if (found === null) throw new SyntaxError(`"${formula}" cannot be read at ${at}`);
    tokens.push(found[1] as string);
  }
  return tokens;
}

/** The value of a formula; throws at one that is not well formed. */
export function evaluate(formula: string): number {
  const tokens = tokensOf(formula);
  let at = 0;
  const take = (expected: string) => {
    if (tokens[at] !== expected) throw new SyntaxError(`"${formula}" lacks "${expected}"`);
    at += 1;
  };
  const factor = (): number => {
    const token = tokens[at];
    at += 1;
    if (token === '−') return -factor();
    if (token === '(') {
      const value = total();
      take(')');
      return value;
    }
    if (token === 'min' || token === 'max') {
      take('(');
      const first = total();
      take(',');
      const second = total();
      take(')');
      return Math[token](first, second);
    }
    return Number(token);
  };
  const product = (): number => {
    let value = factor();
    while (tokens[at] === '×' || tokens[at] === '÷') {
      at += 1;
      value = tokens[at - 1] === '×' ? value * factor() : value / factor();
    }
    return value;
  };
  const total = (): number => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '−') {
      at += 1;
      value = tokens[at - 1] === '+' ? value + product() : value - product();
    }
    return value;
  };
  const value = total();
  if (at !== tokens.length) throw new SyntaxError(`"${formula}" goes on after its end`);
  return value;
}
