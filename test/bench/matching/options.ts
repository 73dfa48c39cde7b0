/** How a part of the benchmark is run. */
export interface BenchOptions {
  /** Small sizes, in seconds instead of minutes: whether it runs, not how fast it is. */
  readonly quick: boolean;
  /** Says what is being measured. */
  readonly say: (line: string) => void;
}

/** A rival that has to be there is not: figures without it would prove nothing. */
export class MissingRival extends Error {
  override readonly name = "MissingRival";

  constructor(rival: string, toInstall: string) {
    super(`The benchmark cannot run: ${rival} is missing. ${toInstall}`);
  }
}
