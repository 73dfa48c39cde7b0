import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { instantAt } from "#shared/calendar/local-time.ts";
import { inRole } from "#shared/domain/mentorship.ts";
import { instantText } from "#shared/domain/time.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import type { Observed } from "./observed.ts";
import { createReplay } from "./replay.ts";
import { nameOf, type Rule, sentMails, title } from "./rule.ts";
import { count } from "./rules-sending.ts";

/** One invitation as its reader's calendar would take it. */
export interface Invitation {
  readonly method: string;
  readonly touchpoint: string;
  readonly starts: string;
}

/** Reads the calendar part of a mail. */
export function readInvitation(text: string): Invitation {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = calendar.getFirstSubcomponent("vevent");
  const start = event?.getFirstPropertyValue("dtstart");
  if (!event || !(start instanceof ICAL.Time)) throw new Error("The calendar part has no event with a start.");
  const uid = String(event.getFirstPropertyValue("uid"));
  const starts = start.toJSDate().toISOString();
  return { method: String(calendar.getFirstPropertyValue("method")), touchpoint: uid.split("@")[0] ?? "", starts };
}

export const meetings: Rule = {
  name: "meetings in person",
  says: "Invitations go only where mentee and mentor both said they attend, for the venue's own time; cancellations where not.",
  broken(year) {
    const replay = createReplay(year);
    const byId = new Map(year.touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
    return sentMails(year).flatMap(({ mail, message }) => {
      if (mail.calendar === null) return [];
      const { method, touchpoint: id, starts } = readInvitation(mail.calendar);
      const touchpoint = byId.get(id);
      const line = title(year, message);
      if (!touchpoint) return [`${line}: an invitation to ${id}, which nobody's calendar holds`];
      const both = bothAttend(year, replay, touchpoint, mail.at);
      if (method === "CANCEL") return both ? [`${line}: cancelled at ${mail.at} although both attend`] : [];
      const venue = venueTime(year, touchpoint);
      return [
        ...(both ? [] : [`${line}: invited at ${mail.at} although not both attend`]),
        ...(venue === starts ? [] : [`${line}: invited for ${starts}, the meeting is at ${venue}`]),
      ];
    });
  },
};

export const invited: Rule = {
  name: "everybody invited",
  says: "Who has a meeting in person was invited to it.",
  broken(year) {
    const requests = new Set(
      sentMails(year).flatMap(({ mail, message }) => {
        const invitation = mail.calendar === null ? undefined : readInvitation(mail.calendar);
        return invitation?.method === "REQUEST" ? [`${message.person} ${invitation.touchpoint}`] : [];
      }),
    );
    return year.touchpoints
      .filter(({ meeting }) => meeting?.state === "proposed" && meeting.date <= year.to)
      .flatMap((touchpoint) => {
        const mentee = menteeOf(year, touchpoint);
        const on = `${touchpoint.meeting?.date}T00:00:00.000Z`;
        const mentors = createReplay(year)
          .mentorshipsAt(mentee, on)
          .flatMap((one) => inRole(one, "mentor"));
        const silenced = new Set(year.persons.filter(({ prompts }) => !prompts).map(({ id }) => id));
        return [mentee, ...mentors]
          .filter((person) => !requests.has(`${person} ${touchpoint.id}`) && !silenced.has(person))
          .map(
            (person) =>
              `${nameOf(year, person)}: no invitation to the meeting with ${nameOf(year, person === mentee ? (mentors[0] ?? "") : mentee)}`,
          );
      });
  },
};

export const oneAtATime: Rule = {
  name: "one meeting at a time",
  says: "Nobody is to meet two people at the same time.",
  broken(year) {
    const replay = createReplay(year);
    const planned = year.touchpoints.flatMap((touchpoint) => {
      const { meeting } = touchpoint;
      if (meeting?.state !== "proposed" || meeting.date > year.to) return [];
      const when = instantText(instantAt(Temporal.PlainDate.from(meeting.date), meeting.time, meeting.zone));
      const mentors = replay.mentorshipsAt(menteeOf(year, touchpoint), when).flatMap((one) => inRole(one, "mentor"));
      return mentors.map((mentor) => `${nameOf(year, mentor)}, ${when}`);
    });
    return [...count(planned)].filter(([, times]) => times > 1).map(([line, times]) => `${line}: ${times} meetings`);
  },
};

function menteeOf({ participants }: Observed, { participant }: Touchpoint): string {
  return participants.find(({ id }) => id === participant)?.person ?? "";
}

function bothAttend(
  year: Observed,
  replay: ReturnType<typeof createReplay>,
  touchpoint: Touchpoint,
  at: string,
): boolean {
  const mentee = menteeOf(year, touchpoint);
  const attends = (person: string) => replay.factsAt(person, at)[touchpoint.occurrence]?.attends === true;
  const mentors = replay.mentorshipsAt(mentee, at).flatMap((mentorship) => inRole(mentorship, "mentor"));
  return attends(mentee) && mentors.some(attends);
}

/** The meeting's own time (a mentor meets one mentee after the other), on the day of the key date, where that takes place. */
function venueTime(
  { playbook, keyDates, programme }: Observed,
  { key, occurrence, meeting: own }: Touchpoint,
): string | undefined {
  const meeting = playbook.touchpoints.find((rule) => rule.key === key)?.meeting;
  if (meeting?.on.from.kind !== "keyDate") return undefined;
  const { name } = meeting.on.from;
  const keyDate = keyDates.find((one) => one.name === name && one.cycle === occurrence);
  if (!keyDate) return undefined;
  const day = Temporal.PlainDate.from(keyDate.date).add({ days: meeting.on.days });
  return instantText(instantAt(day, own?.time ?? meeting.time, keyDate.zone ?? programme.zone));
}
