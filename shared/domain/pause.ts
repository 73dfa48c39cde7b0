import type { Participant } from "./participant.ts";

/** How long a pause lasts unless said otherwise, and at most. */
export const usualPause = { months: 3 } as const;
export const longestPause = { years: 1 } as const;

/** The same participant, out until a day. A pause that is made longer or shorter began when it began. */
export function paused(participant: Participant, today: string, until: string): Participant {
  const from = participant.state === "paused" ? (participant.pause?.from ?? today) : today;
  return { ...participant, state: "paused", pause: { from, until } };
}

/** The same participant, back on a day: what was planned for later days is on again. */
export function resumed(participant: Participant, day: string): Participant {
  const { pause } = participant;
  return { ...participant, state: "active", pause: pause && { ...pause, until: day } };
}
