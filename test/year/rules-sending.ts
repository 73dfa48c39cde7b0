import { messageStates } from "#shared/domain/message.ts";
import { ledgerOf, nameOf, type Rule, sentMails, title } from "./rule.ts";

const final = new Set(["SENT", "PARKED", "FAILED", "SKIPPED", "CANCELLED"]);
const silent = new Set(["SKIPPED", "CANCELLED"]);
/** Words a message stands under while something is still to be done about it. */
const notReasons = new Set(["", "planned", "requested"]);
export const acceptedOnce: Rule = {
  name: "accepted once",
  says: "Every message the ledger calls sent was accepted exactly once.",
  broken(year) {
    const times = count(year.mails.map(({ sid }) => sid));
    return year.messages
      .filter(({ id, state }) => state === "SENT" && times.get(id) !== 1)
      .map((message) => `${title(year, message)}: sent, and accepted ${times.get(message.id) ?? 0} times`);
  },
};

export const onlyLedgered: Rule = {
  name: "nothing beside the ledger",
  says: "Every accepted mail is a message the ledger calls sent, to the address of its person.",
  broken(year) {
    const ledger = ledgerOf(year);
    const addresses = new Map(year.persons.map(({ id, email }) => [id, email]));
    return year.mails.flatMap((mail) => {
      const message = ledger.get(mail.sid);
      if (message?.state !== "SENT")
        return [`${mail.to}, “${mail.subject}”: the ledger says ${message?.state ?? "nothing"}`];
      // Housekeeping removes who never confirmed; the mail stays.
      const address = addresses.get(message.person) ?? mail.to;
      return address === mail.to ? [] : [`${title(year, message)}: went to ${mail.to}`];
    });
  },
};

export const settled: Rule = {
  name: "all settled",
  says: "Nothing is left undone but what is due after the year's end.",
  broken: (year) =>
    year.messages
      .filter(({ state, nextActionAt }) => !final.has(state) && (nextActionAt === undefined || nextActionAt <= year.to))
      .map((message) => `${title(year, message)}: still ${message.state}, next ${message.nextActionAt ?? "never"}`),
};

export const silencesExplained: Rule = {
  name: "silences explained",
  says: "What was not sent was skipped or cancelled, with a reason.",
  broken: (year) =>
    year.messages
      .filter(({ state }) => final.has(state) && state !== "SENT")
      .filter(({ state, reason }) => !silent.has(state) || notReasons.has(reason))
      .map((message) => `${title(year, message)}: ${message.state}, reason “${message.reason}”`),
};

export const neverTwice: Rule = {
  name: "never twice",
  says: "Nobody got two mails for one touchpoint and occurrence; what comes back after a snooze is an occurrence of its own.",
  broken(year) {
    const prompts = sentMails(year).filter(({ message }) => message.kind === "prompt");
    const keys = prompts.map(
      ({ message }) => `${nameOf(year, message.person)}, ${message.subject} ${message.occurrence}`,
    );
    return [...count(keys)].filter(([, times]) => times > 1).map(([key, times]) => `${key}: ${times} mails`);
  },
};

export const knownStates: Rule = {
  name: "known states",
  says: "Nothing was parked or failed, and no state is one the ledger does not know.",
  broken: (year) =>
    year.messages
      .filter(({ state }) => state === "PARKED" || state === "FAILED" || !messageStates.includes(state))
      .map((message) => `${title(year, message)}: ${message.state}, ${message.reason}`),
};

/** How often each text occurs. */
export function count(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
