import { Temporal } from "temporal-polyfill";
import { holidaysOf } from "#shared/calendar/holidays.ts";
import { dayIn, instantOf } from "#shared/domain/time.ts";
import { createReplay } from "./replay.ts";
import { type Rule, sentMails, title } from "./rule.ts";

export const inWindow: Rule = {
  name: "in its window",
  says: "Every prompt was accepted between the playbook's hours where its reader lives, on a working day that is no holiday.",
  broken(year) {
    const replay = createReplay(year);
    const { from, to } = year.playbook.window;
    const holidays = holidaysOf(year.programme);
    return prompts(year).flatMap(({ mail, message }) => {
      const local = instantOf(mail.at).toZonedDateTimeISO(replay.zoneAt(message.person, mail.at));
      const time = local.toPlainTime().toString({ smallestUnit: "minute" });
      const day = dayIn(local.timeZoneId, instantOf(mail.at));
      const inHours = time >= from && time < to;
      const works = day.dayOfWeek <= 5 && !holidays.has(day.toString());
      return inHours && works ? [] : [`${title(year, message)}: ${local.toPlainDateTime()} in ${local.timeZoneId}`];
    });
  },
};

export const beforeExpiry: Rule = {
  name: "before it is over",
  says: "No mail was accepted after it had expired.",
  broken: (year) =>
    sentMails(year)
      .filter(({ mail, message }) => Temporal.Instant.compare(instantOf(mail.at), instantOf(message.expiresAt)) >= 0)
      .map(({ mail, message }) => `${title(year, message)}: accepted ${mail.at}, over ${message.expiresAt}`),
};

export const unconfirmed: Rule = {
  name: "nothing to the unconfirmed",
  says: "Who has not confirmed an address gets the confirmation mail and nothing else.",
  broken(year) {
    const confirmed = deeds(year, "confirmed");
    return sentMails(year)
      .filter(({ mail, message }) => message.kind !== "confirm" && mail.at < (confirmed.get(mail.to) ?? "9999"))
      .map(({ mail, message }) => `${mail.to}: ${message.kind} at ${mail.at}`);
  },
};

export const unsubscribed: Rule = {
  name: "unsubscribed is unsubscribed",
  says: "After a one-click unsubscribe no prompt reaches that person.",
  broken(year) {
    const gone = deeds(year, "unsubscribed");
    return prompts(year)
      .filter(({ mail }) => mail.at > (gone.get(mail.to) ?? "9999"))
      .map(({ mail, message }) => `${title(year, message)}: ${mail.at}, unsubscribed ${gone.get(mail.to)}`);
  },
};

export const afterLeaving: Rule = {
  name: "left is left",
  says: "Who left the programme gets nothing more but the news that a mentorship ended.",
  broken(year) {
    const left = deeds(year, "left");
    return sentMails(year)
      .filter(({ mail, message }) => message.kind !== "mentorship-ended" && mail.at > (left.get(mail.to) ?? "9999"))
      .map(({ mail, message }) => `${title(year, message)}: ${mail.at}, left ${left.get(mail.to)}`);
  },
};

export const onlyWithMentorship: Rule = {
  name: "prompts need a mentorship",
  says: "Prompts reach only people who are in a mentorship at that moment.",
  broken(year) {
    const replay = createReplay(year);
    return prompts(year)
      .filter(({ mail, message }) => replay.mentorshipsAt(message.person, mail.at).length === 0)
      .map(({ mail, message }) => `${title(year, message)}: ${mail.at}`);
  },
};

/** Words by which a mail could give a decline away, in its three languages. */
const tells = /\b(declin|refus|turned (you )?down|said no|rejected|d[ée]clin|rejet)/i;

export const quietDeclines: Rule = {
  name: "declines stay quiet",
  says: "No mail tells of a decline.",
  broken: (year) =>
    sentMails(year)
      .filter(({ mail }) => tells.test(`${mail.subject} ${mail.text}`))
      .map(({ mail, message }) => `${title(year, message)}: “${tells.exec(`${mail.subject} ${mail.text}`)?.[0]}”`),
};

type Year = Parameters<Rule["broken"]>[0];
const prompts = (year: Year) => sentMails(year).filter(({ message }) => message.class === "prompt");

/** When each person did this first. */
function deeds({ diary }: Year, did: string): Map<string, string> {
  const first = new Map<string, string>();
  for (const deed of diary) if (deed.did === did && !first.has(deed.who)) first.set(deed.who, deed.at);
  return first;
}
