import { Problem } from "../../../domain/errors.ts";
import type { Round } from "../../../domain/round.ts";
import { everything } from "../../everything.ts";
import type { Ports } from "../../ports.ts";

/** A round of a programme. @throws Problem `not-found`. */
export async function roundOf(
  { programme, round: id }: { readonly programme: string; readonly round: string },
  { store }: Pick<Ports, "store">,
): Promise<Round> {
  const round = await store.get("round", id);
  if (round?.programme !== programme) throw new Problem("not-found", "There is no such round.");
  return round;
}

/** The same, unless a change of very many people is being made: nobody sees half of one. @throws Problem in words. */
export function steady(round: Round): Round {
  if (round.changing !== undefined)
    throw new Problem("conflict", "A change of this round is being made.", [], "problem.round-changing");
  return round;
}

/** Whether a newer round took the place of this draft, or just does, having been decided: what it suggests is withdrawn. */
export async function isOutdated(round: Round, ports: Pick<Ports, "store">): Promise<boolean> {
  if (round.state !== "draft") return false;
  // A programme has a round a week: all of them are few, and drafts fewer.
  const lists = await Promise.all(
    (["requested", "choosing", "draft", "published", "empty"] as const).map((state) =>
      everything(ports, "round", round.programme, state),
    ),
  );
  return lists
    .flat()
    .filter(({ state, figures }) => figures !== undefined || (state !== "requested" && state !== "choosing"))
    .some((other) => other.id !== round.id && other.byHand === undefined && other.requestedAt > round.requestedAt);
}

/** A draft that may still be changed. @throws Problem in words for the coordinator where it may not. */
export async function draftOf(
  parameters: { readonly programme: string; readonly round: string },
  ports: Pick<Ports, "store">,
): Promise<Round> {
  const round = steady(await roundOf(parameters, ports));
  if (round.state !== "draft" || (await isOutdated(round, ports)))
    throw new Problem(
      "conflict",
      "Only a draft that no newer round has replaced can be changed.",
      [],
      "problem.no-draft",
    );
  return round;
}
