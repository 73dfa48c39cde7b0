import type { Temporal } from "temporal-polyfill";
import { groupPage } from "../../../console/group.tsx";
import { groupsPage } from "../../../console/groups.tsx";
import type { GroupsModel } from "../../../console/groups-model.ts";
import { Problem } from "../../../domain/errors.ts";
import type { Offer } from "../../../domain/offer.ts";
import { saidIn } from "../../../domain/offer-seen.ts";
import { instantText } from "../../../domain/time.ts";
import { audit } from "../../audit.ts";
import { mustRun } from "../../coordinators/allowed.ts";
import { requestWork } from "../../coordinators/work.ts";
import type { RefusedRequest, Reply, RequestContext, RequestOf } from "../../http.ts";
import { namesOf } from "../../names-of.ts";
import type { Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { textIn } from "../../typed.ts";
import { offerDraft } from "../offers/make-offer.ts";
import { memberNamed, namedFor } from "./groups-named.ts";
import { modelOf } from "./show-rounds.ts";

type GroupPorts = Pick<Ports, "store" | "bus" | "addresses">;

/** What was offered to several people, a page of it, and the forms for more. */
export async function listGroups(request: RequestOf<"listGroups">, ports: Pick<Ports, "store">): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  const { items, cursor = null } = await ports.store.list("offer", programme, request.query);
  const { state, cursor: after, done } = request.query;
  const page = { items, cursor, state, later: after !== undefined, typed: {}, errors: [] };
  const html = groupsPage({ ...(await listModel(request, programme, page, ports)), done });
  return { status: 200, json: { items: items.map(forDesk), cursor }, html };
}

/** Prepares an offer, or looks among everybody for groups or a panel to prepare. Nobody is asked yet. */
export async function makeGroup(
  request: RequestOf<"makeGroup">,
  ports: GroupPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  const caller = mustRun(request, id);
  const { body } = request;
  if (body.does === "form")
    return requestWork(request, { programme: id, kind: "groups", dryRun: false, order: {} }, ports, now);
  if (body.does === "panel") {
    const mentee = await memberNamed(id, body.mentee, ports);
    if (!mentee)
      throw new Problem("invalid-request", "Name a mentee.", [{ field: "mentee", message: "not a mentee here" }]);
    const order = { mentee: mentee.person, disciplines: body.disciplines.join(" ") };
    return requestWork(request, { programme: id, kind: "groups", dryRun: false, order }, ports, now);
  }
  const programme = await programmeOf(ports, id);
  const people = await namedFor(body, programme, ports, now);
  const key = request.idempotencyKey ?? instantText(now);
  const draft = offerDraft([caller.id, key], { programme: id, shape: body.shape, ...people, madeBy: caller.id }, now);
  const known = await ports.store.get("offer", draft.id);
  if (!known)
    await ports.store.commit([
      { kind: "offer", put: draft },
      audit(draft.id, caller.id, "offer-made", body.shape, now),
    ]);
  return created(request, known ?? { ...draft, version: 1 }, ports);
}

/** The forms again, with what was typed and what is wrong. */
export async function makeGroupRefused(
  request: RefusedRequest<"makeGroup">,
  ports: Pick<Ports, "store">,
): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  const text = textIn(request.typed, 2100);
  const typed = { shape: text("shape"), mentors: text("mentors"), mentees: text("mentees"), mentee: text("mentee") };
  const { items, cursor = null } = await ports.store.list("offer", programme, { limit: 50 });
  const page = { items, cursor, state: undefined, later: false, typed, errors: request.errors };
  return { status: 400, json: undefined, html: groupsPage(await listModel(request, programme, page, ports)) };
}

/** One offer: who, and where it stands. Nobody learns who said no: coordinators see how many said yes. */
export async function showGroup(request: RequestOf<"showGroup">, ports: Pick<Ports, "store">): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  return groupReply(request, await offerOf(request.parameters, ports), ports, { done: request.query.done });
}

/** The offer a request names. @throws Problem `not-found` for any of another programme. */
export async function offerOf(
  { programme, group }: { readonly programme: string; readonly group: string },
  { store }: Pick<Ports, "store">,
): Promise<Offer> {
  const offer = await store.get("offer", group);
  if (offer?.programme !== programme) throw new Problem("not-found", "There is no such group.");
  return offer;
}

/** One offer, with its page. */
export async function groupReply(
  request: RequestContext,
  offer: Offer,
  ports: Pick<Ports, "store">,
  { done, typed, wrong }: { done?: string | undefined; typed?: string | undefined; wrong?: boolean } = {},
): Promise<Reply> {
  const [model, names, mentorship] = await Promise.all([
    modelOf(request, offer.programme, ports),
    namesOf([...offer.mentors, ...offer.mentees], ports),
    offer.mentorship === undefined ? undefined : ports.store.get("mentorship", offer.mentorship),
  ]);
  const html = groupPage({ ...model, done, offer, names, runs: mentorship?.state === "active", typed, wrong });
  return { status: 200, version: offer.version, json: forDesk(offer), html };
}

/** An offer as coordinators may know it. */
function forDesk(offer: Offer) {
  const { yes: _yes, no: _no, named: _named, ...known } = offer;
  return { ...known, said: { mentors: saidIn(offer, "mentor"), mentees: saidIn(offer, "mentee") } };
}

/** What was just made, with its address. */
export async function created(request: RequestContext, offer: Offer, ports: Pick<Ports, "store">): Promise<Reply> {
  const address = `/admin/programmes/${offer.programme}/groups/${offer.id}`;
  const headers = { location: address, "content-location": address };
  return { ...(await groupReply(request, offer, ports, { done: "made" })), status: 201, headers };
}

async function listModel(
  request: RequestContext,
  programme: string,
  page: Pick<GroupsModel, "items" | "cursor" | "state" | "later" | "typed" | "errors">,
  ports: Pick<Ports, "store">,
): Promise<GroupsModel> {
  const [model, names] = await Promise.all([
    modelOf(request, programme, ports),
    namesOf(
      page.items.flatMap(({ mentors, mentees }) => [...mentors, ...mentees]),
      ports,
    ),
  ]);
  return { ...model, ...page, names };
}
