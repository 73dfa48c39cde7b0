import type { Temporal } from "temporal-polyfill";
import { membersPage } from "../../../console/members.tsx";
import { Problem } from "../../../domain/errors.ts";
import { type Member, MemberFields } from "../../../domain/member.ts";
import { participantId } from "../../../domain/participant.ts";
import { dayIn, instantText } from "../../../domain/time.ts";
import { audit } from "../../audit.ts";
import type { Reply, RequestOf } from "../../http.ts";
import { pageLanguage } from "../../language.ts";
import type { Change, Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { retried } from "../../retried.ts";
import { mustRun, unchangedSince } from "../allowed.ts";
import { type MemberIds, memberIds } from "../member-ids.ts";

type MemberPorts = Pick<Ports, "store" | "addresses">;

/** A programme's roll, a page at a time. */
export async function listMembers(
  request: RequestOf<"listMembers">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const [programme, page] = await Promise.all([programmeOf(ports, id), ports.store.list("member", id, request.query)]);
  const { items, cursor = null } = page;
  const html = membersPage({
    locale: pageLanguage(request, undefined, programme),
    programme: { id, name: programme.name },
    done: request.query.done,
    required: programme.membership === "required",
    today: dayIn(programme.zone, now).toString(),
    state: request.query.state,
    rows: items.filter(({ state }) => state !== "erased"),
    cursor,
    later: request.query.cursor !== undefined,
  });
  return { status: 200, json: { items, cursor }, html };
}

/** A member by their number. */
export async function showMember(request: RequestOf<"showMember">, ports: MemberPorts): Promise<Reply> {
  const { programme, number } = request.parameters;
  mustRun(request, programme);
  const ids = await memberIds(programme, { memberNumber: number }, ports);
  const member = ids && (await ports.store.get("member", ids.id));
  if (!member || member.state === "erased") throw new Problem("not-found", "There is no such member.");
  return { status: 200, version: member.version, json: member };
}

/**
 * Adds a member or brings them up to date. Doing it again changes nothing, not even the version. Nobody takes part
 * because of it, and nobody is written to.
 */
export async function putMember(
  request: RequestOf<"putMember">,
  ports: MemberPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme, number } = request.parameters;
  const caller = mustRun(request, programme);
  await programmeOf(ports, programme);
  const { language, ...said } = request.body;
  const fields: MemberFields = { ...said, memberNumber: number, locale: language };
  const member = await retried(async () => {
    const ids = await memberIds(programme, fields, ports);
    if (ids === undefined) throw new Error("A number was given, and no id came of it");
    const { own, earlier, takes } = await known(programme, ids, ports);
    if (own?.state === "erased" || earlier?.state === "erased")
      throw new Problem("conflict", "This member asked to be forgotten.", [], "problem.member-erased");
    unchangedSince(request, own?.version ?? 0);
    const put: Member = {
      ...{ ...kept(own ?? earlier), ...fields },
      ...{ id: ids.id, version: own?.version ?? 0, programme, addressHash: ids.addressHash },
      ...{
        state: takes ? "joined" : ((own ?? earlier)?.state ?? "listed"),
        source: "api",
        updatedAt: instantText(now),
      },
    };
    if (own && !earlier && says(own) === says(put)) return own;
    const changes: Change[] = [
      { kind: "member", put },
      audit(put.id, caller.id, "member-put", `version ${put.version + 1}`, now),
    ];
    // Known by the address until now: from here on by the number, which outlives it.
    if (earlier) changes.push({ kind: "member", remove: earlier });
    await ports.store.commit(changes);
    return { ...put, version: put.version + 1 };
  });
  return { status: 200, version: member.version, json: member };
}

/** What a roll does not know of: when they were invited, and who they are here, or may not be. */
function kept(before: Member | undefined): Pick<Member, "invitedAt" | "person" | "typedBy"> {
  return { invitedAt: before?.invitedAt, person: before?.person, typedBy: before?.typedBy };
}

async function known(programme: string, { id, byAddress, addressHash = "" }: MemberIds, { store }: MemberPorts) {
  const [own, earlier, claim, suppression] = await Promise.all([
    store.get("member", id),
    byAddress === undefined ? undefined : store.get("member", byAddress),
    store.get("email", addressHash),
    store.get("suppression", addressHash),
  ]);
  if (suppression)
    throw new Problem("conflict", "This address must not be written to any more.", [], "problem.member-silent");
  const part = claim && (await store.get("participant", participantId(programme, claim.person)));
  return { own, earlier, takes: part?.state === "active" || part?.state === "paused" };
}

/** What a line of the roll says, as one text to compare. */
function says({ state, ...member }: Member): string {
  const fields = Object.entries(MemberFields.parse(member)).filter(([, value]) => value !== undefined);
  return JSON.stringify([state, ...fields.sort()]);
}
