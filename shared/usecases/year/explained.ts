import { type Concern, silence } from "../../calendar/messages.ts";
import type { Message } from "../../domain/message.ts";
import { type Explained, nextAfter } from "../../view/why-words.ts";

/** A touchpoint as it is explained to the one it concerns, with what else concerns them. */
export function explainedOf(concern: Concern, concerns: readonly Concern[]): Explained {
  const { key, date, state, reason, trace } = concern.touchpoint;
  const quiet = state === "planned" ? silence(concern) : undefined;
  const mentor = concern.side === "mentor";
  return { key, date, state, reason, trace, silence: quiet, mentor, next: nextAfter(date, plannedOf(concerns)) };
}

/** The touchpoints that still reach them. */
function plannedOf(concerns: readonly Concern[]) {
  return concerns.filter((concern) => silence(concern) === undefined).map(({ touchpoint }) => touchpoint);
}

/** What a prompt is about, explained to whoever it goes to; empty for every other mail. */
export function explainedIn(
  concerns: readonly Concern[],
  { kind, about }: Pick<Message, "kind" | "about">,
): Explained[] {
  if (kind !== "prompt") return [];
  return concerns
    .filter(({ touchpoint }) => about.includes(touchpoint.id))
    .map((concern) => explainedOf(concern, concerns));
}

/**
 * What was meant for somebody and falls silent, without a mail that says so: the latest first. What came up before a
 * mentorship began, or after it ended, was never meant for its mentor.
 */
export function silencesOf(
  concerns: readonly Concern[],
  messages: readonly Pick<Message, "kind" | "about">[],
): Explained[] {
  const told = new Set(messages.flatMap(({ kind, about }) => (kind === "prompt" ? about : [])));
  return concerns
    .filter((concern) => meantFor(concern) && isSilent(concern) && !told.has(concern.touchpoint.id))
    .map((concern) => explainedOf(concern, concerns))
    .sort((one, other) => (one.date < other.date ? 1 : -1));
}

function meantFor({ touchpoint: { sides, date }, side, since, until }: Concern): boolean {
  if (side === "mentee") return sides.length === 0 || sides.includes("mentee");
  return sides.includes("mentor") && until === undefined && (since === undefined || since <= date);
}

function isSilent(concern: Concern): boolean {
  const { state } = concern.touchpoint;
  return state === "dropped" || (state === "planned" && silence(concern) !== undefined);
}
