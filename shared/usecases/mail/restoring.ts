import type { Temporal } from "temporal-polyfill";
import { Conflict } from "../../domain/errors.ts";
import { derivedId } from "../../domain/ids.ts";
import type { Brake } from "../../domain/operations.ts";
import { instantOf, instantText } from "../../domain/time.ts";
import type { Work } from "../../domain/work.ts";
import { audit } from "../audit.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";

type RestorePorts = Pick<Ports, "store" | "bus">;

/** Minutes after which a run that was asked for is over, one way or another: a function runs for a quarter of an hour at most, and Lambda tries again soon. */
const longestRun = 20;

/**
 * Whether this table must be brought in line with the journal before mail may leave: mail last left from another one, of
 * which this is a copy. A first deployment has left from none. Where an older deployment kept no journal yet, the brake
 * that was copied along says so.
 */
export async function mustReplay(brake: Brake | undefined, { store }: Pick<Ports, "store">): Promise<boolean> {
  const identity = await store.identity();
  const last = (await store.journaled("table", "table"))?.table ?? brake?.armedFor ?? "";
  return last !== "" && last !== identity;
}

/** The work that brings this very table in line, or brought it there; undefined before anybody asked for it. */
export async function replayOf(brake: Brake | undefined, { store }: Pick<Ports, "store">): Promise<Work | undefined> {
  const id = (await mustReplay(brake, { store })) ? await replayId({ store }) : brake?.replay;
  return id === undefined ? undefined : store.get("work", id);
}

/** One for each table and each time that mail left from another one meanwhile; a run that broke off goes on. */
async function replayId({ store }: Pick<Ports, "store">): Promise<string> {
  const last = await store.journaled("table", "table");
  return derivedId("wrk", "restore", await store.identity(), last?.at ?? "");
}

/**
 * Asks for it. When it is done it arms the brake in the name of whoever asked, unless the brake was changed after that:
 * its version is noted, and whoever asks again, notes it again.
 */
export async function askForReplay(
  by: string,
  brake: Brake | undefined,
  apiUrl: string,
  { store, bus }: RestorePorts,
  now: Temporal.Instant,
): Promise<void> {
  const id = await replayId({ store });
  const asked = { order: { apiUrl, brake: brake?.version ?? 0 }, requestedBy: by, requestedAt: instantText(now) };
  await retried(async () => {
    const work: Work = (await store.get("work", id)) ?? {
      ...{ id, version: 0, programme: "", kind: "restore", state: "requested", dryRun: false },
      ...{ done: 0, total: 0, summary: {}, ...asked },
    };
    const put = { ...work, ...asked };
    await store.commit([{ kind: "work", put }, audit("brake", by, "restore-requested", id, now)]);
  });
  await bus.publish("WorkRequested", { programme: "", work: id });
}

/**
 * Asks once more for a replay that was asked for and came to no end, as its event got lost or its run died: until it is
 * done no mail leaves at all. Nothing while a run may be at it, nor where nobody asked for it yet. Who asked for it, and
 * over which brake it may arm, stays as it was.
 */
export async function askAgainForReplay({ store, bus }: RestorePorts, now: Temporal.Instant): Promise<void> {
  const work = await replayOf(await store.get("brake", "brake"), { store });
  if (work === undefined || work.state === "done") return;
  const { begunAt = "", requestedAt } = work;
  const latest = instantOf(begunAt > requestedAt ? begunAt : requestedAt);
  if (now.since(latest).total("minutes") < longestRun) return;
  try {
    await store.commit([{ kind: "work", put: { ...work, requestedAt: instantText(now) } }]);
  } catch (error) {
    // A run began, or another asked, in this very moment.
    if (error instanceof Conflict) return;
    throw error;
  }
  await bus.publish("WorkRequested", { programme: work.programme, work: work.id });
}
