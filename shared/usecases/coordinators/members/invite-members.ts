import type { Temporal } from "temporal-polyfill";
import { invitationsPage } from "../../../console/invitations.tsx";
import type { WorkModel } from "../../../console/work.tsx";
import { instantOf } from "../../../domain/time.ts";
import type { Work } from "../../../domain/work.ts";
import type { Reply, RequestOf } from "../../http.ts";
import { invitationDays } from "../../mail/letters/inviting.ts";
import type { Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { mustRun } from "../allowed.ts";
import { requestWork } from "../work.ts";

/** Asks for invitations to everybody on the roll who has not joined; first to look how many they would be. */
export async function inviteMembers(
  request: RequestOf<"inviteMembers">,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const { society } = await programmeOf(ports, id);
  const { dryRun } = request.body;
  const order = { society, sends: !dryRun };
  return requestWork(request, { programme: id, kind: "invitations", dryRun, order }, ports, now);
}

/** The page of invitations: how many, to whom not, and what the mail says. */
export function invitationsMade(work: Work, model: WorkModel): string {
  const society = String(work.order["society"] ?? "");
  const until = instantOf(work.requestedAt).add({ hours: invitationDays * 24 });
  return invitationsPage({ ...model, society, until: until.toString().slice(0, 10) });
}
