import type { Temporal } from "temporal-polyfill";
import { howWePairPage } from "../../console/how-we-pair.tsx";
import { howWePairTried } from "../../console/how-we-pair-tried.tsx";
import type { WorkModel } from "../../console/work.tsx";
import { type FieldProblem, Problem } from "../../domain/errors.ts";
import { type PairingForm, pairingFields, pairingFormOf } from "../../domain/pairing-form.ts";
import { type PairingPolicy, standardPolicy } from "../../domain/pairing-policy.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Work } from "../../domain/work.ts";
import { evidence } from "../../matching/evidence.ts";
import { audit } from "../audit.ts";
import type { RefusedRequest, Reply, RequestContext, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { programmeOf } from "../programme-of.ts";
import { retried } from "../retried.ts";
import { mustRun, unchangedSince } from "./allowed.ts";
import { requestWork } from "./work.ts";

type PairingPorts = Pick<Ports, "store" | "bus">;

/** How a programme pairs, in a form; with `work`, as somebody just tried it, with `standard`, as it is at first. */
export async function showPairing(request: RequestOf<"showPairing">, ports: Pick<Ports, "store">): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const { done, work, standard } = request.query;
  const programme = await programmeOf(ports, id);
  const tried = work === undefined ? undefined : await triedForm(id, work, ports);
  const typed = standard === undefined ? tried : pairingFormOf(standardPolicy);
  return reply(programme, pageOf(request, programme, { typed, done, standard: standard !== undefined }));
}

/**
 * Tries a way to pair on everybody who waits now, which changes nothing, or saves it for the rounds to come. Deferred
 * acceptance may place fewer people, so that it is saved only once somebody has seen how many.
 */
export async function setPairing(
  request: RequestOf<"setPairing">,
  ports: PairingPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  const caller = mustRun(request, id);
  const { action, pairing, tried } = request.body;
  const form = pairingFormOf(pairing);
  if (action === "try") {
    const programme = await programmeOf(ports, id);
    unchangedSince(request, programme.version);
    const order = { ...form, seen: programme.version };
    return requestWork(request, { programme: id, kind: "pairing-preview", dryRun: true, order }, ports, now);
  }
  const saved = await retried(async () => {
    const before = await programmeOf(ports, id);
    unchangedSince(request, before.version);
    const changed = changesOf(before.pairing, pairing);
    if (changed.length === 0) return before;
    if (pairing.way === "stable" && before.pairing.way !== "stable") await mustHaveBeenTried(id, form, tried, ports);
    const put: Programme = { ...before, pairing };
    await ports.store.commit([
      { kind: "programme", put },
      audit(id, caller.id, "pairing-changed", changed.join(", "), now),
    ]);
    return { ...put, version: put.version + 1 };
  });
  return reply(saved, pageOf(request, saved, { done: "saved" }));
}

/** The form again, with what was typed and what is wrong. */
export async function pairingRefused(
  request: RefusedRequest<"setPairing">,
  ports: Pick<Ports, "store">,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const programme = await programmeOf(ports, id);
  const texts = pairingFields.map((field) => {
    const value = request.typed[field];
    return [field, typeof value === "string" ? value.slice(0, 60) : ""] as const;
  });
  const html = pageOf(request, programme, { typed: Object.fromEntries(texts), errors: request.errors });
  return { status: 400, json: undefined, html };
}

/** The page of a try. */
export function pairingTried({ id, order }: Work, model: WorkModel): string {
  const { seen, ...form } = order;
  return howWePairTried(model, textsIn(form), Number(seen), id);
}

/** The names of what changes. */
function changesOf(before: PairingPolicy, after: PairingPolicy): string[] {
  const [was, is] = [pairingFormOf(before), pairingFormOf(after)];
  return pairingFields.filter((field) => was[field] !== is[field]);
}

/** @throws Problem unless this very form was tried. */
async function mustHaveBeenTried(
  programme: string,
  form: PairingForm,
  work: string | undefined,
  ports: Pick<Ports, "store">,
): Promise<void> {
  const tried = work === undefined ? undefined : await triedForm(programme, work, ports, "done");
  if (tried !== undefined && pairingFields.every((field) => tried[field] === form[field])) return;
  throw new Problem("invalid-request", "Try this way first: it may place fewer people.", [
    { field: "untried", message: "try it first, and give the id of that work as `tried`" },
  ]);
}

async function triedForm(
  programme: string,
  id: string,
  { store }: Pick<Ports, "store">,
  state?: "done",
): Promise<PairingForm | undefined> {
  const work = await store.get("work", id);
  if (work?.programme !== programme || work.kind !== "pairing-preview") return undefined;
  return state === undefined || work.state === state ? textsIn(work.order) : undefined;
}

function textsIn(order: Work["order"]): PairingForm {
  return Object.fromEntries(Object.entries(order).map(([name, value]) => [name, String(value)]));
}

interface Shown {
  readonly typed?: PairingForm | undefined;
  readonly errors?: readonly FieldProblem[];
  readonly done?: string | undefined;
  readonly standard?: boolean;
}

function pageOf(request: RequestContext, programme: Programme, { typed, errors = [], done, standard }: Shown): string {
  const { id, name, version, pairing } = programme;
  const locale = pageLanguage(request, undefined, programme);
  const form = { ...pairingFormOf(pairing), ...typed };
  return howWePairPage({
    locale,
    programme: { id, name },
    version,
    form,
    errors,
    done,
    evidence,
    standard: standard === true,
  });
}

function reply({ version, pairing }: Programme, html: string): Reply {
  return { status: 200, version, json: { pairing, standard: standardPolicy }, html };
}
