import type { Temporal } from "temporal-polyfill";
import { concernsPage } from "../../console/concerns.tsx";
import type { Concern } from "../../domain/concern.ts";
import { Problem } from "../../domain/errors.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { mustRun, unchangedSince } from "../coordinators/allowed.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { wordless } from "./erase-parts.ts";

/** A programme's concerns, open ones with their words, for its own coordinators. */
export async function listConcerns(request: RequestOf<"listConcerns">, ports: Pick<Ports, "store">): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const { query } = request;
  const [programme, { items, cursor = null }] = await Promise.all([
    ports.store.get("programme", id),
    ports.store.list("concern", id, query),
  ]);
  const html = concernsPage({
    locale: pageLanguage(request, undefined, programme),
    programme: { id, name: programme?.name ?? id },
    zone: programme?.zone ?? "UTC",
    done: query.done,
    state: query.state,
    rows: items,
    cursor,
    later: query.cursor !== undefined,
  });
  return { status: 200, json: { items: items.map(readable), cursor }, html };
}

/** Closes a concern: its words and where to answer are gone, that there was one stays. Closed already: no change. */
export async function closeConcern(
  request: RequestOf<"closeConcern">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme, concern: id } = request.parameters;
  const caller = mustRun(request, programme);
  const closed = await retried(async () => {
    const concern = await ports.store.get("concern", id);
    if (concern?.programme !== programme) throw new Problem("not-found", "There is no such concern.");
    if (concern.state === "closed") return concern;
    unchangedSince(request, concern.version);
    const put: Concern = { ...wordless(concern), state: "closed", closedAt: instantText(now) };
    await ports.store.commit([{ kind: "concern", put }, audit(id, caller.id, "concern-closed", "", now)]);
    return { ...put, version: put.version + 1 };
  });
  return { status: 200, version: closed.version, json: readable(closed) };
}

/** The hash is for finding it again, not for reading. */
function readable({ contactHash: _, ...concern }: Concern): Omit<Concern, "contactHash"> {
  return concern;
}
