import { Conflict } from "../domain/errors.ts";

/** Tries. Each new one reads everything again, so a conflict only means that somebody else was quicker. */
const most = 5;

/** Runs a use case again when another write came between its reading and its writing. @throws Conflict after five. */
export async function retried<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Conflict) || tries === most) throw error;
    }
  }
}
