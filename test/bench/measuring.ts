/** Seconds of processor time of this process: others on the machine take theirs. */
export function secondsOf(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000_000;
}

/** The least of so many measurements. */
export function best(times: number, measure: () => number): number {
  return Math.min(...Array.from({ length: times }, measure));
}

/** The mean of so many: a size measured as often as it goes into the largest suffers as much from others as that does. */
export function meanOf(times: number, measure: () => number): number {
  return mean(Array.from({ length: Math.round(times) }, measure));
}

/** The exponent by which time grows with size: the slope of a straight line through the logarithms. */
export function slope(sizes: readonly number[], seconds: readonly number[]): number {
  const [xs, ys] = [sizes.map(Math.log), seconds.map(Math.log)];
  const [x, y] = [mean(xs), mean(ys)];
  const products = xs.map((one, at) => (one - x) * ((ys[at] ?? 0) - y));
  return products.reduce((sum, one) => sum + one, 0) / xs.reduce((sum, one) => sum + (one - x) ** 2, 0);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/** To three digits: more would be noise. */
export function rounded(number: number): number {
  return Number(number.toPrecision(3));
}
