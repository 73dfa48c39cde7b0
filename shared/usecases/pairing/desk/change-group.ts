import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../../domain/errors.ts";
import { inRole, type Mentorship } from "../../../domain/mentorship.ts";
import { askedSide, type Offer, offerSizes } from "../../../domain/offer.ts";
import { mayBeMentored } from "../../../domain/participant.ts";
import { audit } from "../../audit.ts";
import { mustRun, unchangedSince } from "../../coordinators/allowed.ts";
import type { RefusedRequest, Reply, RequestOf } from "../../http.ts";
import type { Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { retried } from "../../retried.ts";
import { textIn } from "../../typed.ts";
import { offerDraft } from "../offers/make-offer.ts";
import { roomIn } from "../offers/room-in.ts";
import { askOffer } from "../offers/settle-offer.ts";
import { offerOfFitting } from "../offers/who-fits.ts";
import { created, groupReply, offerOf } from "./groups.ts";
import { memberNamed } from "./groups-named.ts";

type ChangePorts = Pick<Ports, "store" | "queue" | "addresses">;

/** Asks those an offer names, the mentors first; takes it back; or offers a place in a group that runs. */
export async function changeGroup(
  request: RequestOf<"changeGroup">,
  ports: ChangePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  const caller = mustRun(request, id);
  const { body } = request;
  if (body.does === "add") return addMentee(request, body.mentee, ports, now);
  const hints = await retried(async () => {
    const offer = await offerOf(request.parameters, ports);
    if (body.does === "ask") {
      if (offer.state !== "draft") return [];
      unchangedSince(request, offer.version);
      const programme = await programmeOf(ports, id);
      const whole = await offerOfFitting(offer, programme, ports, now);
      mustBeWhole(whole);
      return askOffer(whole, caller.id, programme, ports, now);
    }
    if (offer.state !== "draft" && askedSide(offer) === undefined) return [];
    unchangedSince(request, offer.version);
    await ports.store.commit([
      { kind: "offer", put: { ...offer, state: "withdrawn" } },
      audit(offer.id, caller.id, "offer-withdrawn", "by-hand", now),
    ]);
    return [];
  });
  await ports.queue.hint(hints);
  const done = body.does === "ask" ? "asked" : "withdrawn";
  return groupReply(request, await offerOf(request.parameters, ports), ports, { done });
}

/** @throws Problem where somebody it needs has left meanwhile. */
function mustBeWhole({ shape, mentors, mentees, joins }: Offer): void {
  const { mentor, mentee } = offerSizes[shape];
  if (joins === undefined && (mentors.length < mentor.least || mentees.length < mentee.least))
    throw new Problem("conflict", "Too few people are left in it.", [], "problem.group-too-few");
}

async function addMentee(
  request: RequestOf<"changeGroup">,
  named: string,
  ports: ChangePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const caller = mustRun(request, request.parameters.programme);
  const programme = await programmeOf(ports, request.parameters.programme);
  const offer = await offerOf(request.parameters, ports);
  const group = await groupOf(offer, ports);
  const mentee = await memberNamed(programme.id, named, ports);
  if (!mentee || !mayBeMentored(mentee)) throw mayNotJoin();
  const said = {
    ...{ programme: programme.id, shape: offer.shape, joins: group.id, madeBy: caller.id },
    ...{ mentors: inRole(group, "mentor"), mentees: [mentee.person] },
  };
  const made = await retried(async () => {
    const draft = await nextDraft([group.id, mentee.person], said, ports, now);
    const whole = await offerOfFitting(draft, programme, ports, now);
    if (whole.mentees.length === 0 || whole.mentors.length === 0) throw mayNotJoin();
    await ports.queue.hint(await askOffer(whole, caller.id, programme, ports, now));
    return offerOf({ programme: programme.id, group: draft.id }, ports);
  });
  return created(request, made, ports);
}

const mayNotJoin = () =>
  new Problem("invalid-request", "Nobody who may join.", [{ field: "mentee", message: "may not join" }]);

/**
 * The next offer of a place to somebody. Its id follows from how often they were offered one in this group, so that two
 * coordinators at once make one. @throws Problem while one is open.
 */
async function nextDraft(
  key: readonly string[],
  said: Parameters<typeof offerDraft>[1],
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Offer> {
  for (let times = 1; ; times++) {
    const draft = offerDraft(["join", ...key, String(times)], said, now);
    const known = await store.get("offer", draft.id);
    if (!known) return draft;
    if (askedSide(known) !== undefined)
      throw new Problem("conflict", "They are asked already.", [], "problem.group-asked");
  }
}

/** The running group of an offer. @throws Problem where there is none, or no more room in it. */
async function groupOf(offer: Offer, { store }: Pick<Ports, "store">): Promise<Mentorship> {
  const group = offer.mentorship === undefined ? undefined : await store.get("mentorship", offer.mentorship);
  if (group?.state !== "active" || (group.shape !== "group" && group.shape !== "team"))
    throw new Problem("conflict", "There is no running group to join.", [], "problem.group-over");
  if ((await roomIn(group, { store })) <= 0)
    throw new Problem("conflict", "The group is full.", [], "problem.group-full");
  return group;
}

/** The page again, with the address that was typed. */
export async function changeGroupRefused(
  request: RefusedRequest<"changeGroup">,
  ports: Pick<Ports, "store">,
): Promise<Reply> {
  mustRun(request, request.parameters.programme);
  const offer = await offerOf(request.parameters, ports);
  const typed = textIn(request.typed, 254)("mentee");
  return { ...(await groupReply(request, offer, ports, { typed, wrong: true })), status: 400, json: undefined };
}
