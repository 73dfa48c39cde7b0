import type { Round } from "../../../domain/round.ts";
import type { Ports } from "../../ports.ts";

/** How far people are with choosing; what they said is not in it. */
export interface ChoosingProgress {
  /** How many have said what they would like, of how many who were asked. */
  readonly answered: number;
  readonly of: number;
  /** More were asked than were counted: the page stays quick in the largest programmes. */
  readonly more: boolean;
  readonly until: string;
}

/** People whose answers are counted for a page. */
const mostCounted = 1000;

/** How many have answered while people choose; undefined at any other time. */
export async function choosingProgress(
  { id, state, choosingUntil }: Pick<Round, "id" | "state" | "choosingUntil">,
  { store }: Pick<Ports, "store">,
): Promise<ChoosingProgress | undefined> {
  if (state !== "choosing" || choosingUntil === undefined) return undefined;
  const { items, cursor } = await store.partsPage("option", id, { limit: mostCounted });
  const asked = items.filter(({ told, calls }) => told.includes("mentee") || calls === "yes");
  const answered = asked.filter(({ answeredAt }) => answeredAt !== undefined).length;
  return { answered, of: asked.length, more: cursor !== undefined, until: choosingUntil };
}
