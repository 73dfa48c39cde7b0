import type { Temporal } from "temporal-polyfill";
import type { Choose } from "../../../contracts/choose-requests.ts";
import { Problem } from "../../../domain/errors.ts";
import { type Listed, type Option, rankWords, Said } from "../../../domain/option.ts";
import { instantText } from "../../../domain/time.ts";
import { audit } from "../../audit.ts";
import type { RefusedRequest, Reply, RequestOf } from "../../http.ts";
import { openMe } from "../../own-page/me.ts";
import { retried } from "../../retried.ts";
import { type ChoosePorts, type OpenChoice, openChoice, showChoose } from "./show-choose.ts";

/**
 * Keeps what somebody says before a round is decided: of the people they choose among, whether they take first calls, or
 * with which mentor they would like one. Until the round is decided everything can be changed. The audit says that
 * something was said, never what.
 */
export async function sayChoice(
  request: RequestOf<"sayChoice">,
  ports: ChoosePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  const did = await retried(async () => {
    const opened = await openMe(token, ports, now);
    const open = await openChoice(opened, ports, now);
    // Too late: the page says so.
    if (open === undefined) return undefined;
    const option = said(open, request.body, now);
    if (JSON.stringify(option) !== JSON.stringify(open.option))
      await ports.store.commit([
        { kind: "option", put: option },
        audit(opened.participant.id, opened.person.id, "choice-said", "", now),
      ]);
    return request.body.action;
  });
  return showChoose(request, token, ports, now, { did });
}

/** The page again: with the words as they were chosen, and what is wrong with them. */
export function sayChoiceRefused(
  request: RefusedRequest<"sayChoice">,
  ports: ChoosePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { who, says } = request.typed;
  const words = list(says);
  const typed = new Map(
    list(who).flatMap((person, index) => {
      const word = Said.safeParse(words[index]);
      return typeof person === "string" && word.success ? [[person, word.data] as const] : [];
    }),
  );
  return showChoose(request, request.parameters.token, ports, now, { errors: request.errors, typed });
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** Their option with what they say now. @throws Problem where they may not say that, or not of this person. */
function said(open: OpenChoice, body: Choose, now: Temporal.Instant): Option {
  const { option } = open;
  if (body.action === "calls") {
    if (option.calls === undefined) throw new Problem("conflict", "Nobody asked you for first calls.");
    if (!open.takes && option.calls !== body.take)
      throw new Problem("conflict", "The mentees have heard of their mentors.", [], "problem.calls-heard");
    return { ...option, calls: body.take };
  }
  if (body.action === "talk") {
    const known = open.state === "calls" && open.mentors.some(({ person }) => person === body.who);
    if (!known) throw gone("who");
    return {
      ...option,
      mentors: option.mentors.map((one) => (one.person === body.who ? { ...one, talk: true } : one)),
    };
  }
  return answered(open, withWords(open, body), now);
}

function withWords(open: OpenChoice, { who, says }: Extract<Choose, { action: "say" }>): Option {
  const there = new Set([...open.mentors, ...open.mentees].map(({ person }) => person));
  const ranks: readonly (string | undefined)[] = rankWords;
  const word = new Map(who.map((person, index) => [person, says[index] || undefined]));
  for (const [person, one] of word) {
    const fits = one === undefined || one === "rather-not" || (open.state === "rank") === ranks.includes(one);
    if (!there.has(person) || !fits || open.state === "take-calls") throw gone("who");
  }
  const put = (listed: Listed[]) =>
    listed.map((one) => {
      if (!word.has(one.person)) return one;
      const { says: _, ...rest } = one;
      const now = word.get(one.person);
      return now === undefined ? rest : { ...rest, says: now };
    });
  return { ...open.option, mentors: inOrder(put(open.option.mentors)), mentees: put(open.option.mentees) };
}

/** The places without a gap: whoever names only a second choice has named a first. */
function inOrder(listed: readonly Listed[]): Listed[] {
  const used = rankWords.filter((rank) => listed.some(({ says }) => says === rank));
  const placeOf = new Map<Listed["says"], Said>(used.map((rank, place) => [rank, rankWords[place] ?? rank]));
  return listed.map((one) => ({ ...one, says: placeOf.get(one.says) ?? one.says }));
}

/** Somebody who puts mentors in order has said what they want at once; of first calls each wants a word. */
function answered(open: OpenChoice, option: Option, now: Temporal.Instant): Option {
  const there = new Set([...open.mentors, ...open.mentees].map(({ person }) => person));
  const silent = [...option.mentors, ...option.mentees].some((one) => there.has(one.person) && one.says === undefined);
  if (open.state === "calls" && silent) return { ...option, answeredAt: undefined };
  return { ...option, answeredAt: option.answeredAt ?? instantText(now) };
}

function gone(field: string): Problem {
  return new Problem("invalid-request", "This person is not in your list any more.", [{ field, message: "gone" }]);
}
