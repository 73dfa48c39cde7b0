import { mentorshipPage } from "#shared/console/mentorship.tsx";
import { choicesPage } from "#shared/console/mentorship-choices.tsx";
import { mentorshipsPage } from "#shared/console/mentorships.tsx";
import { records } from "#shared/domain/records.ts";
import { anAudit } from "../builders.ts";
import { reasons, type SampleWords } from "../sample-words.ts";
import { pairingSample } from "./pairing-pages.ts";

const at = "2026-08-17T13:00:00.000Z";

/** Mentorships, one of them, and mentors to choose from. */
export function mentorshipPages(words: SampleWords): Record<string, string> {
  const base = pairingSample(words);
  const mentorship = records.mentorship.parse({
    ...{ id: "shp_1", version: 1, programme: "demo", round: "rnd_1", state: "active", reasons },
    ...{ startedAt: at, startDate: "2026-08-17" },
    members: [
      { person: "per_1", role: "mentee", since: "2026-08-17" },
      { person: "per_2", role: "mentor", since: "2026-08-17" },
    ],
  });
  const history = [
    anAudit({ id: "a.1", by: "almanac", did: "mentor-asked" }),
    anAudit({ id: "a.2", by: "per_2", did: "mentor-yes" }),
    anAudit({ id: "a.3", by: "cora", did: "ended", reason: "no-time" }),
  ];
  const one = { ...base, mentorship, mentee: "per_1", mentor: "per_2", history, planned: 7 };
  const now = { next: "2026-09-14", today: "2026-08-18" };
  const ended = { ...mentorship, state: "ended" as const };
  const work = records.work.parse({
    ...{
      id: "wrk_2",
      version: 3,
      programme: "demo",
      kind: "mentor-choices",
      state: "done",
      dryRun: true,
      done: 0,
      total: 0,
    },
    ...{ order: { mentee: "per_1" }, summary: { outcome: "found", count: 2 }, requestedBy: "cora", requestedAt: at },
  });
  const choice = { mentor: "per_3", resting: false, free: 1, points: 240, reasons };
  const choices = [choice, { ...choice, mentor: "per_2", resting: true, free: 0 }];
  const asked = { outcome: "asked", round: "rnd_1", proposal: "pro_1" };
  const done = { ...work, dryRun: false, order: { mentee: "per_1", mentor: "per_3", anyway: false }, summary: asked };
  const list = { state: "active", cursor: "more", later: true };
  return {
    "console mentorships": mentorshipsPage({ ...base, ...list, items: [mentorship] }),
    "console mentorships none": mentorshipsPage({ ...base, items: [], state: undefined, cursor: null, later: false }),
    "console mentorship": mentorshipPage({ ...one, ...now, waiting: false }),
    "console mentorship ended": mentorshipPage({ ...one, ...now, done: "ended", mentorship: ended, waiting: true }),
    "console mentor choices": choicesPage({ ...base, work, mentee: "per_1", choices }),
    "console mentor asked": choicesPage({ ...base, work: done, mentee: "per_1", choices: [] }),
  };
}
