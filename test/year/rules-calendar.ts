import { Temporal } from "temporal-polyfill";
import { holidaysOf } from "#shared/calendar/holidays.ts";
import { endOfDay, isOver, nextWindow, windowOn } from "#shared/calendar/local-time.ts";
import { promptId } from "#shared/calendar/messages.ts";
import { inRole } from "#shared/domain/mentorship.ts";
import type { Message } from "#shared/domain/message.ts";
import type { Participant } from "#shared/domain/participant.ts";
import { instantOf, instantText } from "#shared/domain/time.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import type { Observed } from "./observed.ts";
import { createReplay } from "./replay.ts";
import { ledgerOf, nameOf, type Rule, sentMails, title } from "./rule.ts";
import { isSpent } from "./rules-budget.ts";

/** A mail somebody should have got, by a calendar planned anew. */
interface Expected {
  readonly person: string;
  readonly touchpoint: Touchpoint;
  /** When its window opens where they live. */
  readonly opens: string;
}

export const calledFor: Rule = {
  name: "called for",
  says: "A calendar planned anew from the answers known at that moment calls for every prompt that was sent, on that very day, or later where the weekly cap made it wait.",
  broken(year) {
    const expected = Map.groupBy(everythingExpected(year), ({ person, touchpoint: { key, occurrence } }) =>
      promptId(person, year.programme.id, key, occurrence),
    );
    const replay = createReplay(year);
    return sentMails(year)
      .filter(({ message }) => message.kind === "prompt" && !isMentorsReminder(year, message))
      .flatMap(({ mail, message }) => {
        const wanted = expected.get(message.id) ?? [];
        if (wanted.length === 0) return [`${title(year, message)}: sent ${mail.at}, but nothing called for it`];
        const zone = replay.zoneAt(message.person, mail.at);
        const dayOf = (at: string) => instantOf(at).toZonedDateTimeISO(zone).toPlainDate().toString();
        const days = wanted.map(({ opens }) => dayOf(opens)).sort();
        const [first = ""] = days;
        const hadToWait = message.history.some(({ reason }) => reason === "weekly-cap") && dayOf(mail.at) > first;
        return hadToWait || days.includes(dayOf(mail.at))
          ? []
          : [`${title(year, message)}: sent ${dayOf(mail.at)}, called for ${days.join(", ")}`];
      });
  },
};

export const accountedFor: Rule = {
  name: "accounted for",
  says: "Every prompt that such a calendar calls for was sent, or the ledger says why not and the reason is true.",
  broken(year) {
    const ledger = ledgerOf(year);
    const persons = new Map(year.persons.map((person) => [person.id, person]));
    return everythingExpected(year).flatMap(({ person, touchpoint, opens }) => {
      const message = ledger.get(promptId(person, year.programme.id, touchpoint.key, touchpoint.occurrence));
      const line = `${nameOf(year, person)}, ${touchpoint.key} ${touchpoint.occurrence}, due ${opens}`;
      if (!message) return [`${line}: the ledger knows nothing of it`];
      if (message.state === "SENT") return [];
      if (message.reason === "unsubscribed" && persons.get(person)?.prompts === false) return [];
      if (message.reason === "year-budget" && isSpent(year, person, message.history.at(-1)?.at ?? "")) return [];
      return [`${line}: ${message.state}, ${message.reason}`];
    });
  },
};

/** A mentor who asked for later gets the same touchpoint once more; no calendar holds that. */
function isMentorsReminder({ participants }: Observed, { person, occurrence }: Message): boolean {
  return occurrence.endsWith(".2") && participants.some((one) => one.person === person && one.role === "mentor");
}

/** All prompts of the year as they should have been, from change to change of what calendars are made from. */
export function everythingExpected(year: Observed): Expected[] {
  return year.participants.filter(({ role }) => role !== "mentor").flatMap((mentee) => expectedOf(mentee, year));
}

function expectedOf(mentee: Participant, year: Observed): Expected[] {
  const replay = createReplay(year);
  const changes = replay.changesOf(mentee);
  const expected: Expected[] = [];
  /** Touchpoints that reached the mentee: history, which later answers do not rewrite. */
  const gone = new Map<string, Touchpoint>();
  for (const [index, since] of changes.entries()) {
    const until = changes[index + 1] ?? year.to;
    const planned = replay.planAt(mentee, since, gone).filter(({ id, state }) => state === "planned" && !gone.has(id));
    for (const touchpoint of planned) {
      const due = readersOf(touchpoint, mentee, since, replay)
        .map((person) => ({
          person,
          touchpoint,
          opens: opening(touchpoint, replay.zoneAt(person, since), since, year),
        }))
        .filter(({ opens }) => opens !== undefined && opens < until && opens < year.to);
      for (const { person, opens } of due) {
        if (opens === undefined) continue;
        expected.push({ person, touchpoint, opens });
        if (person === mentee.person) gone.set(touchpoint.id, touchpoint);
      }
    }
  }
  return expected;
}

/** Who reads it: the mentee, and mentors whose mentorship had begun when it was due. */
function readersOf(
  { sides, date }: Touchpoint,
  mentee: Participant,
  at: string,
  replay: ReturnType<typeof createReplay>,
): string[] {
  const mentors = replay
    .mentorshipsAt(mentee.person, at)
    .filter((mentorship) => inRole(mentorship, "mentee").includes(mentee.person) && mentorship.startDate <= date)
    .flatMap((mentorship) => inRole(mentorship, "mentor"));
  return [...(sides.includes("mentee") ? [mentee.person] : []), ...(sides.includes("mentor") ? mentors : [])];
}

/** When the window opens it would leave in, as seen from an instant; undefined if it would be over by then. */
function opening(
  { date, expires }: Touchpoint,
  zone: string,
  at: string,
  { playbook, programme }: Observed,
): string | undefined {
  const onTheDay = windowOn(Temporal.PlainDate.from(date), zone, playbook.window);
  const passed = isOver(onTheDay, instantOf(at));
  const window = passed ? nextWindow(instantOf(at), zone, playbook.window, holidaysOf(programme)) : onTheDay;
  const over = endOfDay(Temporal.PlainDate.from(expires), zone);
  return Temporal.Instant.compare(window.start, over) < 0 ? instantText(window.start) : undefined;
}
