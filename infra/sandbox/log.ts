/** One line some part of the sandbox or a function wrote. */
export interface LogLine {
  /** Virtual time. */
  at: string;
  source: string;
  text: string;
}

/** The last lines of everything, in memory. */
export interface Log {
  write(source: string, text: string): void;
  lines(): LogLine[];
}

/** How many lines are kept. Enough for a busy month of one function, small enough to show on one page. */
const capacity = 2_000;

/** A ring of lines; with `verbose` they go to the terminal too. */
export function createLog(now: () => number, verbose: boolean): Log {
  let ring: LogLine[] = [];
  return {
    write(source, text) {
      const line = { at: new Date(now()).toISOString(), source, text };
      ring.push(line);
      if (ring.length > 2 * capacity) ring = ring.slice(-capacity);
      if (verbose) process.stderr.write(`${line.at} ${source}: ${text}\n`);
    },
    lines: () => ring.slice(-capacity),
  };
}
