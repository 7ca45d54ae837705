/**
 * The line through what was observed: Theil–Sen, which one wild point cannot tilt, with Sen's interval of its slope.
 * Where observations come more often than once a year, those of the same time of year are compared, so that a season
 * is not taken for a trend.
 */

/** A value on a day, counted in days. */
export interface Point {
  readonly day: number;
  readonly value: number;
}

/** A slope a day, with the interval in which it lies with 90% confidence. */
export interface Slope {
  readonly slope: number;
  readonly low: number;
  readonly high: number;
}

/** The least number of points that a line is drawn through. */
export const LEAST_POINTS = 3;
/** Pairs grow with the square of the points: of more than these, the latest count. */
export const MOST_POINTS = 500;

export const DAYS_A_YEAR = 365.25;
/** The 95th percentile of the normal distribution: 5% on either side leave 90%. */
const NORMAL_95 = 1.6448536269514722;

function medianOf(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** How many times a year values come, by the usual distance between them; 1 for yearly or less often. */
function timesAYear(points: readonly Point[]): 12 | 4 | 2 | 1 {
  const distances = points.slice(1).map(({ day }, index) => day - (points[index] as Point).day);
  const usual = medianOf(Float64Array.from(distances).sort());
  if (usual <= 45) return 12;
  if (usual <= 135) return 4;
  return usual <= 270 ? 2 : 1;
}

/** Points by their time of year. */
export interface Seasons {
  readonly all: readonly (readonly Point[])[];
  /** The points of a day's time of year; all of them where that time was never observed. */
  of(day: number): readonly Point[];
}

/**
 * The points by their time of year, where there are two years of values that come more often than yearly; else all of
 * them together. Times of year count from the last point, so that a day more or less changes nothing.
 */
export function seasonsOf(points: readonly Point[]): Seasons {
  const together: Seasons = { all: [points], of: () => points };
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < LEAST_POINTS) return together;
  const times = timesAYear(points);
  const step = DAYS_A_YEAR / times;
  // Two years hold 24 months or 8 quarters: the last value stands for the time up to it.
  if (times === 1 || last.day - first.day + 1.5 * step < 2 * DAYS_A_YEAR) return together;
  const seasonOf = (day: number) => ((Math.round((day - last.day) / step) % times) + times) % times;
  const all: Point[][] = Array.from({ length: times }, () => []);
  for (const point of points) (all[seasonOf(point.day)] as Point[]).push(point);
  const compared = all.reduce((count, { length }) => (length > 1 ? count + length : count), 0);
  // Where most have none of the same time of year to be compared with, they are compared with all.
  if (compared * 2 <= points.length) return together;
  return {
    all,
    of: (day) => {
      const season = all[seasonOf(day)] as readonly Point[];
      return season.length === 0 ? points : season;
    },
  };
}

/** The variance of Kendall's S over points of one season, tied values considered. */
function varianceOf(points: readonly Point[]): number {
  const spread = (count: number) => count * (count - 1) * (2 * count + 5);
  const values = Float64Array.from(points, ({ value }) => value).sort();
  let variance = spread(values.length);
  let tied = 1;
  for (let index = 1; index <= values.length; index += 1) {
    if (values[index] === values[index - 1]) tied += 1;
    else {
      variance -= spread(tied);
      tied = 1;
    }
  }
  return variance / 18;
}

/**
 * The Theil–Sen slope: the median of the slopes through all pairs of points on different days, of each season apart. Up
 * to 29% of the points may lie anywhere without tilting it beyond bounds. Its interval is Sen's, of 90%: from rank
 * (N − C)/2 to rank (N + C)/2 + 1 of the N slopes in order, where C is 1.645 times the standard deviation of Kendall's S,
 * kept to the ranks that there are.
 *
 * Source: Theil, *A rank-invariant method of linear and polynomial regression analysis* (1950); Sen, *Estimates of the
 * regression coefficient based on Kendall's tau* (1968); by season: Hirsch, Slack & Smith, *Techniques of trend analysis
 * for monthly water quality data* (1982). Ranks are rounded as SciPy (`theilslopes`) and R (`trend`) do it.
 */
export function theilSen(...seasons: readonly (readonly Point[])[]): Slope | null {
  const found: number[] = [];
  let variance = 0;
  for (const points of seasons) {
    variance += varianceOf(points);
    for (let i = 0; i < points.length; i += 1) {
      const a = points[i] as Point;
      for (let j = i + 1; j < points.length; j += 1) {
        const b = points[j] as Point;
        if (a.day !== b.day) found.push((b.value - a.value) / (b.day - a.day));
      }
    }
  }
  if (found.length === 0) return null;
  const slopes = Float64Array.from(found).sort();
  const reach = NORMAL_95 * Math.sqrt(variance);
  const ranked = (rank: number) => slopes[Math.min(Math.max(rank, 1), slopes.length) - 1] as number;
  return {
    slope: medianOf(slopes),
    low: ranked(Math.round((slopes.length - reach) / 2)),
    high: ranked(Math.round((slopes.length + reach) / 2) + 1),
  };
}

/** Where a line of a slope lies at day 0, so that as many points lie above it as below. */
export const interceptOf = (points: readonly Point[], slope: number): number =>
  medianOf(Float64Array.from(points, ({ day, value }) => value - slope * day).sort());
