import type { Participant } from "./participant.ts";

/** States of who left: also a form that anybody may have sent since, until it is confirmed. */
export const awayStates = ["left", "unconfirmed", "held"] as const satisfies readonly Participant["state"][];

/** Whether they left, whatever was typed since, and did not come back. */
export function isAway({ state, leftAt }: Participant): boolean {
  return state === "left" || (leftAt !== undefined && awayStates.some((one) => one === state));
}

/** How somebody who left was, to be kept aside while a form says otherwise: the first such form found them so. */
export function asTheyLeft(participant: Participant): Participant["before"] {
  const { role, stage, memberNumber, member, topics, vetting, vettedUntil, waitingSince, cohort, broughtBy } =
    participant;
  const said = { role, stage, memberNumber, member, topics, vetting, vettedUntil, waitingSince, cohort, broughtBy };
  return participant.before ?? said;
}

/** Somebody who left, as if nobody had typed their address since. */
export function leftAgain({ before, ...rest }: Participant): Participant {
  return { ...rest, ...before, state: "left" };
}
