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

/** Rounds that are thrown away first, and rounds of which the one in the middle counts. */
const [warmUps, rounds] = [3, 7];

/**
 * Milliseconds of the round in the middle: by the clock, of processor time with all threads, and of this thread alone.
 * Others on the machine take their time from the first, and compilers and collectors theirs from the second.
 */
export function middle(work: () => void) {
  const measured = Array.from({ length: warmUps + rounds }, () => {
    const [began, used, own] = [performance.now(), process.cpuUsage(), process.threadCpuUsage()];
    work();
    const wall = performance.now() - began;
    return {
      wall: rounded(wall),
      processor: rounded(milliseconds(process.cpuUsage(used))),
      thread: rounded(milliseconds(process.threadCpuUsage(own))),
    };
  }).slice(warmUps);
  const at = (name: "wall" | "processor" | "thread") =>
    measured.map((one) => one[name]).toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0;
  return { wall: at("wall"), processor: at("processor"), thread: at("thread") };
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}
