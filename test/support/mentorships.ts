import { Mentorship } from "#shared/domain/mentorship.ts";

interface Some {
  readonly id: string;
  readonly mentee: string;
  readonly startDate: string;
  readonly lastTalk?: string | undefined;
  readonly state?: Mentorship["state"];
}

/** A mentorship of a mentee as it is stored, of which only some matters. */
export function aMentorship({ id, mentee, startDate, lastTalk, state = "active" }: Some): Mentorship {
  return Mentorship.parse({
    ...{ id, version: 0, programme: "demo", round: "rnd_1", state, reasons: [], startDate, lastTalk },
    startedAt: `${startDate}T13:00:00.000Z`,
    members: [
      { person: mentee, role: "mentee", since: startDate },
      { person: `mentor-of-${mentee}`, role: "mentor", since: startDate },
    ],
  });
}
