import type { Temporal } from "temporal-polyfill";
import { Problem } from "../domain/errors.ts";
import type { LinkClaims, LinkPurpose, Ports } from "./ports.ts";

/** Where people reach the pages while a request is served. */
export function siteOf(ports: Pick<Ports, "site">, request: { apiUrl: string }): string {
  return ports.site.publicUrl || request.apiUrl;
}

/** Where people reach the pages, for mail: the parameter, else the address noted when the brake was armed. */
export async function siteForMail(ports: Pick<Ports, "site" | "store">): Promise<string> {
  if (ports.site.publicUrl) return ports.site.publicUrl;
  const brake = await ports.store.get("brake", "brake");
  if (!brake?.apiUrl) throw new Error("No public address is known: arm the brake through the API first");
  return brake.apiUrl;
}

/** A whole link. `until` absent: it works as long as what it is about. */
export async function linkTo(
  ports: Pick<Ports, "links">,
  site: string,
  claims: LinkClaims,
  until?: Temporal.Instant,
): Promise<string> {
  return `${site}/${claims.purpose}/${await ports.links.sign(claims, until)}`;
}

/** Reads a link and the programme and person it speaks of. @throws Problem when it is not valid, or they are gone. */
export async function openLink(
  ports: Pick<Ports, "links" | "store">,
  token: string,
  purpose: LinkPurpose,
  now: Temporal.Instant,
) {
  const claims = await ports.links.read(token, purpose, now);
  const [person, programme] = await Promise.all([
    ports.store.get("person", claims.person),
    ports.store.get("programme", claims.programme),
  ]);
  if (!person || person.erasing || !programme)
    throw new Problem("link-expired", "What this link was about is no longer kept.");
  return { claims, person, programme };
}
