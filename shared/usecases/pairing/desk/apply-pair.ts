import type { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import { RoundFigures } from "../../../domain/explanation.ts";
import { type Round, ToldQuality } from "../../../domain/round.ts";
import type { Work, WorkValues } from "../../../domain/work.ts";
import { audit } from "../../audit.ts";
import type { Progress } from "../../coordinators/work.ts";
import type { Change, Ports } from "../../ports.ts";
import { retried } from "../../retried.ts";
import { changedPairs } from "./changed-pairs.ts";
import { type PairLine, pairLines } from "./pair-lines.ts";
import { isOutdated, roundOf } from "./round-of.ts";

/** People whose mentor may change in one transaction: five records each at most, of the hundred DynamoDB takes. */
export const mostAtOnce = 18;

/** The last step of a change: the round with what it is now, and whose doing it was. */
export function madeChange(
  round: Round,
  preview: Work,
  by: string,
  now: Temporal.Instant,
): { put: Round; last: Change[] } {
  const { matched, score, mentors, figures, quality } = preview.summary;
  const numbers = { matched: Number(matched), score: Number(score), mentors: Number(mentors) };
  const put: Round = {
    ...{ ...round, ...numbers, changed: preview.id, changing: undefined },
    // What is proved is what could be reached at most: that stays true whatever is changed.
    quality: noted(ToldQuality, quality),
    figures: noted(RoundFigures, figures),
  };
  return { put, last: [{ kind: "round", put }, audit(round.id, by, "pair-changed", preview.id, now)] };
}

/** What a summary holds as text, since it holds no lists. */
function noted<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> | undefined {
  return typeof value === "string" ? schema.parse(JSON.parse(value)) : undefined;
}

/**
 * Makes a change of very many people, some in each transaction. Meanwhile the round is marked, so that nobody sees,
 * changes or publishes half of it; the mark goes with the last step. Running it again goes on where it broke off.
 */
export async function applyPair(
  work: Work,
  ports: Pick<Ports, "store">,
  progress: Progress,
  now: Temporal.Instant,
): Promise<WorkValues> {
  const at = { programme: work.programme, round: String(work.order["round"]) };
  const preview = await ports.store.get("work", String(work.order["preview"]));
  if (preview === undefined) return { outcome: "changed" };
  const lines = pairLines(await ports.store.partsOf("workLine", preview.id));
  for (let from = 0; from < lines.length; from += mostAtOnce) {
    const some = lines.slice(from, from + mostAtOnce);
    const goesOn = await retried(() => changeSome(at, work, some, ports, now));
    if (!goesOn) return { outcome: "changed" };
    await progress.at(from + some.length, lines.length);
  }
  return retried(async () => {
    const round = await roundOf(at, ports);
    if (!(await isOurs(round, work, ports))) return { outcome: round.changed === preview.id ? "made" : "changed" };
    await ports.store.commit(madeChange(round, preview, work.requestedBy, now).last);
    return { outcome: "made" };
  });
}

/**
 * Whether it is still this work that changes the round. Once a newer round took its place, what it suggests is withdrawn:
 * nothing more is written, and the mark goes.
 */
async function isOurs(round: Round, work: Work, ports: Pick<Ports, "store">): Promise<boolean> {
  if (round.changing !== work.id) return false;
  if (!(await isOutdated(round, ports))) return true;
  await ports.store.commit([{ kind: "round", put: { ...round, changing: undefined } }]);
  return false;
}

/** Makes a piece of the change; false where it is not to be made any more. */
async function changeSome(
  at: { readonly programme: string; readonly round: string },
  work: Work,
  lines: readonly PairLine[],
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<boolean> {
  const round = await roundOf(at, ports);
  if (!(await isOurs(round, work, ports))) return false;
  const changes = await changedPairs(round, lines, work.requestedBy, ports, now);
  if (changes.length > 0) await ports.store.commit(changes);
  return true;
}
