import { diffYear } from "#shared/calendar/diff.ts";
import { type Concern, planMessages, promptId } from "#shared/calendar/messages.ts";
import { planYear } from "#shared/calendar/plan.ts";
import { hasLeft, reconcileMessages } from "#shared/calendar/reconcile-messages.ts";
import { inRole } from "#shared/domain/mentorship.ts";
import type { Participant } from "#shared/domain/participant.ts";
import { participantId } from "#shared/domain/participant.ts";
import { instantOf } from "#shared/domain/time.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import type { Observed } from "./observed.ts";
import { ledgerOf, nameOf, type Rule } from "./rule.ts";

export const calendarsCurrent: Rule = {
  name: "calendars are current",
  says: "Planning every calendar once more at the year's end changes nothing.",
  broken: (year) =>
    mentees(year).flatMap((mentee) => {
      const stored = storedOf(year, mentee.id);
      const { created, moved, changed, dropped, revived } = diffYear(stored, plannedNow(year, mentee));
      const changes = [...moved, ...changed, ...dropped, ...revived].map(({ is }) => is);
      return [...created, ...changes].map(({ key, occurrence, state, reason }) => {
        return `${nameOf(year, mentee.person)}, ${key} ${occurrence}: would now be ${state}, ${reason}`;
      });
    }),
};

export const ledgerCurrent: Rule = {
  name: "the ledger follows the calendars",
  says: "The prompts still to come are those the calendars call for, at the same instants.",
  broken(year) {
    const tz = year.messages.find(({ wall }) => wall !== undefined)?.wall?.tz ?? "";
    return year.participants.flatMap((participant) => {
      const person = year.persons.find(({ id }) => id === participant.person);
      if (!person) return [];
      const concerns = concernsOf(year, participant);
      const desired = planMessages(person, year.programme, year.playbook, concerns, tz, instantOf(year.to));
      const wanted = new Set(desired.map(({ id }) => id));
      const existing = year.messages.filter(({ id }) => wanted.has(id));
      const { create, change } = reconcileMessages(existing, desired);
      const wrong = [
        ...create.filter(({ state }) => state === "PLANNED").map((is) => ({ is, what: "missing" })),
        ...change.filter(({ is, was }) => is.state === "PLANNED" || was.state === "PLANNED"),
      ];
      return wrong.map(({ is, what }) => `${person.name}, ${is.subject} ${is.occurrence}: ${what}, ${is.reason}`);
    });
  },
};

const mentees = ({ participants }: Observed) => participants.filter(({ role }) => role !== "mentor");
const storedOf = ({ touchpoints }: Observed, owner: string) => touchpoints.filter((one) => one.participant === owner);

function plannedNow(year: Observed, mentee: Participant): Touchpoint[] {
  const { programme, playbook, keyDates } = year;
  const ledger = ledgerOf(year);
  const stored = storedOf(year, mentee.id);
  const left = stored.filter(({ key, occurrence }) => {
    const message = ledger.get(promptId(mentee.person, programme.id, key, occurrence));
    return message !== undefined && hasLeft(message);
  });
  const mentorships = year.mentorships
    .filter((mentorship) => mentorship.state === "active" && inRole(mentorship, "mentee").includes(mentee.person))
    .map((mentorship) => ({
      mentorship,
      mentors: year.participants.filter(({ person }) => inRole(mentorship, "mentor").includes(person)),
    }));
  const sent = new Set(left.map(({ id }) => id));
  return planYear({ programme, playbook, keyDates, mentee, mentorships, stored, sent }, instantOf(year.to));
}

/** What of anybody's calendar concerns this person: their own, and those of the mentees they have or had. */
function concernsOf(year: Observed, { id, person, role, programme }: Participant): Concern[] {
  const own: Concern[] =
    role === "mentor" ? [] : storedOf(year, id).map((touchpoint) => ({ touchpoint, side: "mentee" }));
  const others = year.mentorships.flatMap(({ members, startDate }) => {
    const me = members.find((member) => member.person === person && member.role === "mentor");
    if (!me) return [];
    const theirs = members.filter((member) => member.role === "mentee");
    return theirs.flatMap((mentee) =>
      storedOf(year, participantId(programme, mentee.person)).map(
        (touchpoint): Concern => ({ touchpoint, side: "mentor", since: startDate, until: me.until }),
      ),
    );
  });
  return [...own, ...others];
}
