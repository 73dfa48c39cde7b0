import { Conflict } from "../domain/errors.ts";

/** Tries. Each new one reads everything again, so a conflict only means that somebody else was quicker. */
const usual = 5;

/**
 * Runs a use case again when another write came between its reading and its writing. It is told which try it is, so
 * that those who met once need not meet again. @throws Conflict after the last try.
 */
export async function retried<Result>(attempt: (tries: number) => Promise<Result>, most = usual): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(tries);
    } catch (error) {
      if (!(error instanceof Conflict) || tries === most) throw error;
    }
  }
}
