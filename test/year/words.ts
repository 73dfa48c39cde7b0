import type { Message, MessageKind } from "#shared/domain/message.ts";
import { translator } from "#shared/locales/translate.ts";
import { whyWords } from "#shared/view/why-words.ts";
import type { Observed } from "./observed.ts";

const english = translator("en-US");

/** Why each kind of transactional mail leaves. */
const because: Readonly<Record<Exclude<MessageKind, "prompt">, string>> = {
  confirm: "They signed up: the address has to be confirmed before anything else.",
  "already-joined": "Somebody signed up with an address that is already in.",
  "confirm-address": "Asks whether a new address is theirs.",
  "address-changing": "Tells the old address that another one was asked for.",
  "my-page": "They asked for the link to their own page.",
  "mentor-approved": "A coordinator approved them as a mentor.",
  "proposal-mentor": "A round suggested them as a mentor: they are asked first.",
  "proposal-mentee": "Their mentor-to-be said yes: now they are asked.",
  "proposal-reminder": "Two days were left to answer a suggestion.",
  choosing: "Before a round is decided they are asked whom they would like.",
  "request-closed": "The mentors they asked for by name could not be won by the promised day.",
  "in-line": "The promised day came without a pairing: they hear where they stand.",
  "still-there": "Neither of the two had answered for long: one of them is asked whether they are still there.",
  "still-together": "They were paired before: both are asked whether they still are.",
  invitation: "They are a member of the society and have not joined.",
  offer: "A group, a panel or a conversation needs their yes or no.",
  introduction: "Both said yes: the mentorship begins.",
  "group-introduction": "Everybody it needs said yes: several people begin together.",
  "meeting-changed": "The meeting in person changed after its prompt had left.",
  "talk-times": "The other person suggested times to talk.",
  "talk-invitation": "A time to talk was agreed, moved or cancelled.",
  "talk-check": "A talk was to take place the day before, and nobody has said whether it did.",
  "mentorship-ended": "A mentorship they were in came to its end, without fault.",
  "going-on": "Both said they go on for another year.",
  "again-mentor": "The year ends: a mentor is asked whether they are there again.",
  "a-year-later": "A year after the mentorship ended, once: are they mentoring now?",
  "concern-raised": "Somebody raised a concern: the programme's contact is told that one waits.",
  announcement: "A coordinator had something to say to many.",
};

/** Why a message that was planned did not leave. */
const silences: Readonly<Record<string, string>> = {
  answered: "It had been answered before its day.",
  unsubscribed: "They want no more prompts.",
  "no-mentorship": "The mentorship it belonged to had ended.",
  "no-longer-applies": "An answer or a date changed: it no longer applied.",
  "no-longer-open": "The suggestion was no longer open.",
  "too-late": "Its time had passed.",
  "started-later": "The mentorship began after its day.",
  "weekly-cap": "They had as many invitations that week as anybody gets, and later would have been too late.",
  "year-budget": "They had as many mails that year as anybody gets.",
  "in-touch": "There was a sign from one of the two.",
  "asked-enough": "They had been asked twice that year.",
  overtaken: "A newer change overtook it.",
  "already-confirmed": "The address was confirmed already.",
};

/** Why a mail left, in a sentence. */
export function whyOf(message: Message, { touchpoints }: Observed): string {
  if (message.kind !== "prompt") return because[message.kind];
  const first = touchpoints.find(({ id }) => message.about.includes(id));
  const key = `calendar-reason.${first?.reason === "answered" ? "planned" : (first?.reason ?? "snoozed")}`;
  return `${topicOf(message.subject)}. ${english.of(english.has(key) ? key : "calendar-reason.planned")}`;
}

/** How a prompt came about, rule by rule: one list for each mentee it is about, as a coordinator may read it. */
export function becauseOf({ about }: Message, { touchpoints }: Observed): { because?: readonly string[] } {
  const found = touchpoints.filter(({ id, trace }) => about.includes(id) && trace !== undefined);
  return found.length === 0 ? {} : { because: found.flatMap((touchpoint) => whyWords(english, touchpoint)) };
}

/** Why a message did not leave, in a sentence. */
export function silenceOf({ state, reason }: Message): string {
  return silences[reason] ?? `${state.toLowerCase()}: ${reason}`;
}

/** What a touchpoint is about. */
export function topicOf(touchpoint: string): string {
  const key = `touchpoint.${touchpoint}`;
  return english.has(key) ? english.of(key) : touchpoint;
}
