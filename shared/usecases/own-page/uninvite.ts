import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../domain/errors.ts";
import { instantText } from "../../domain/time.ts";
import { uninvitePage } from "../../pages/uninvite.tsx";
import { audit } from "../audit.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import { uninvitedId } from "../mail/invited-member.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { siteOf } from "../site.ts";

type UninvitePorts = Pick<Ports, "store" | "links" | "addresses" | "site">;

/** What a link says that stops invitations: its person is a line of the roll. */
export const invitations = "invitations";

/** Whether a link to unsubscribe stood in an invitation. @throws Problem when it is no link of ours. */
export async function isInvitation(
  token: string,
  ports: Pick<Ports, "links">,
  now: Temporal.Instant,
): Promise<boolean> {
  return (await ports.links.read(token, "unsubscribe", now)).subject === invitations;
}

/** No more invitations to this address, by one click (RFC 8058). Again: no change. They may still join by themselves. */
export async function uninvite(
  request: RequestOf<"unsubscribe">,
  ports: UninvitePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  await retried(async () => {
    const { member, email } = await opened(request.parameters.token, ports, now);
    const id = await uninvitedId(email, ports);
    if (await ports.store.get("suppression", id)) return;
    await ports.store.commit([
      { kind: "suppression", put: { id, version: 0, reason: "unsubscribed", since: instantText(now) } },
      audit(member, member, "uninvited", "", now),
    ]);
  });
  return showUninvite(request, ports, now);
}

/** The page with the button, or that it was pressed. Opening it changes nothing. */
export async function showUninvite(
  request: RequestOf<"unsubscribePage"> | RequestOf<"unsubscribe">,
  ports: UninvitePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  const { email, locale, programme } = await opened(token, ports, now);
  const isDone = (await ports.store.get("suppression", await uninvitedId(email, ports))) !== undefined;
  const html = uninvitePage({
    locale: pageLanguage(request, locale && { locale }, programme),
    programme: programme.name,
    action: `${siteOf(ports, request)}/unsubscribe/${token}`,
    done: isDone,
  });
  return { status: 200, json: { outcome: isDone ? "unsubscribed" : "subscribed" }, html };
}

async function opened(token: string, ports: UninvitePorts, now: Temporal.Instant) {
  const claims = await ports.links.read(token, "unsubscribe", now);
  const [member, programme] = await Promise.all([
    ports.store.get("member", claims.person),
    ports.store.get("programme", claims.programme),
  ]);
  if (member?.email === undefined || !programme)
    throw new Problem("link-expired", "What this link was about is no longer kept.");
  return { member: member.id, email: member.email, locale: member.locale, programme };
}
