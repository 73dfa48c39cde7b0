import type { Participant } from "./participant.ts";

/** Every way to stand in a programme, about as far along as people get. */
export const standings = [
  "unconfirmed",
  "held",
  "applied",
  "documents",
  "checked",
  "more-information",
  "expired",
  "rejected",
  "active",
  "paused",
  "left",
] as const;
export type Standing = (typeof standings)[number];

/** How somebody stands, in one word: mentors to vet by what their vetting waits for, everybody else by their own state. */
export function standing({ state, vetting }: Pick<Participant, "state" | "vetting">): Standing {
  if (state !== "active" || vetting === "approved" || vetting === "not-needed") return state;
  return vetting;
}
