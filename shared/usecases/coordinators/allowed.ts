import { Problem } from "../../domain/errors.ts";
import type { Caller, RequestContext } from "../http.ts";

/** The coordinator who asks. @throws Problem when nobody signed in. */
export function callerOf({ caller }: RequestContext): Caller {
  if (!caller) throw new Problem("sign-in-required", "Sign in as a coordinator.");
  return caller;
}

/** Whether this coordinator runs this programme. */
export function runs({ programmes }: Caller, programme: string): boolean {
  return programmes === "*" || programmes.includes(programme);
}

/** @throws Problem `not-found` for other coordinators' programmes: not even their names are told. */
export function mustRun(request: RequestContext, programme: string): Caller {
  const caller = callerOf(request);
  if (!runs(caller, programme)) throw new Problem("not-found", "There is no such programme.");
  return caller;
}

/** Refuses to overwrite what the caller has not seen. @throws Problem `precondition-failed` unless it is at this version. */
export function unchangedSince({ ifMatch }: RequestContext, version: number): void {
  if (ifMatch !== undefined && ifMatch !== version)
    throw new Problem(
      "precondition-failed",
      "Somebody changed this since you read it. Read it again, then decide anew.",
    );
}

/** @throws Problem `not-allowed` unless the coordinator runs every programme: for what concerns the whole deployment. */
export function mustRunAll(request: RequestContext): Caller {
  const caller = callerOf(request);
  if (caller.programmes !== "*") throw new Problem("not-allowed", "Only a coordinator of all programmes may do this.");
  return caller;
}
