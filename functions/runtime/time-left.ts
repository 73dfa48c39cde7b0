import type { Context } from "aws-lambda";

let current: Pick<Context, "getRemainingTimeInMillis"> | undefined;

/** Notes the invocation at hand: a process handles one at a time. */
export function begins(context: Pick<Context, "getRemainingTimeInMillis">): void {
  current = context;
}

/** Milliseconds until Lambda ends the invocation at hand. */
export function timeLeft(): number {
  return current?.getRemainingTimeInMillis() ?? Number.POSITIVE_INFINITY;
}
