import type { Temporal } from "temporal-polyfill";
import { Invited } from "../../contracts/front-door-requests.ts";
import { Problem } from "../../domain/errors.ts";
import { plusHours } from "../../domain/time.ts";
import { mustRun } from "../coordinators/allowed.ts";
import type { Reply, RequestOf } from "../http.ts";
import type { Ports } from "../ports.ts";
import { siteOf } from "../site.ts";

type InvitePorts = Pick<Ports, "store" | "links" | "site">;

/** A join link that fills in the form with what is known of somebody. Nothing is stored: the link holds it all. */
export async function invite(request: RequestOf<"invite">, ports: InvitePorts, now: Temporal.Instant): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  if (!(await ports.store.get("programme", programme))) throw new Problem("not-found", "There is no such programme.");
  const { days, ...known } = request.body;
  const claims = { purpose: "invite", person: "", programme, subject: JSON.stringify(known) } as const;
  const token = await ports.links.sign(claims, plusHours(now, days * 24));
  return { status: 200, json: { link: `${siteOf(ports, request)}/join/${programme}?invite=${token}` } };
}

/** What an invitation fills in; `over` when there was one that no longer does, or never did. */
export async function invitedBy(
  token: string | undefined,
  programme: string,
  ports: Pick<Ports, "links">,
  now: Temporal.Instant,
): Promise<Invited | "over" | undefined> {
  if (token === undefined) return undefined;
  try {
    const claims = await ports.links.read(token, "invite", now);
    return claims.programme === programme ? Invited.parse(JSON.parse(claims.subject)) : "over";
  } catch (error) {
    if (error instanceof Problem) return "over";
    throw error;
  }
}
