/** Part of a group. */
export interface Share {
  /** How many of them did. */
  readonly of: number;
  readonly people: number;
}

/** A number with the bounds it lies between, at 95 %. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % point of the standard normal distribution: 2.5 % are left out at either end. */
const z = 1.959963984540054;

/**
 * A share with its score interval (Wilson, Journal of the American Statistical Association 22, 1927). It stays within 0
 * and 1, and says something sensible of none and of all, too. @throws RangeError of nobody.
 */
export function wilson({ of, people }: Share): Estimate {
  if (people < 1) throw new RangeError("A share of nobody has no interval");
  const value = of / people;
  const middle = value + (z * z) / (2 * people);
  const spread = z * Math.sqrt((value * (1 - value)) / people + (z * z) / (4 * people * people));
  const scale = 1 + (z * z) / people;
  return { value, low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

/**
 * How much greater the one share is than the other, with the interval made of both score intervals: method 10 of
 * Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17, 1998,
 * pages 873 to 890. It covers what it should in small groups, where the textbook's does not.
 */
export function difference(one: Share, other: Share): Estimate {
  const [p, q] = [wilson(one), wilson(other)];
  const value = p.value - q.value;
  return {
    value,
    low: value - Math.hypot(p.value - p.low, q.high - q.value),
    high: value + Math.hypot(p.high - p.value, q.value - q.low),
  };
}
