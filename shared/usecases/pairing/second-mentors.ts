import type { Temporal } from "temporal-polyfill";
import type { Participant } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Ports } from "../ports.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { looksUntil } from "../year/season.ts";

/** Those of some mentees who would like another mentor: a second one, or one for applications while that season lasts in their year. */
export async function wantingAnother(
  some: readonly Participant[],
  { id }: Pick<Programme, "id">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Participant[]> {
  const asking = some.filter(({ anotherMentor }) => anotherMentor !== undefined);
  const plan = asking.length === 0 ? undefined : await programmePlan(id, ports);
  const looks = new Set<string>();
  for (const one of plan ? asking : [])
    if (plan && (await looksUntil(one, plan, ports, now)) !== undefined) looks.add(one.id);
  return some.filter((one) => one.secondMentor !== undefined || looks.has(one.id));
}

/** Those of them who have a turn, as far as places are left once everybody without a mentor has had one: who asked first comes first. */
export function inTurn(some: readonly Participant[], places: number): Participant[] {
  const since = ({ anotherMentor, secondMentor, id }: Participant) =>
    `${[anotherMentor?.since, secondMentor].filter((one) => one !== undefined).sort()[0]} ${id}`;
  return some.toSorted((one, other) => (since(one) < since(other) ? -1 : 1)).slice(0, Math.max(0, places));
}
