import type { Temporal } from "temporal-polyfill";
import { Problem } from "../domain/errors.ts";
import type { Person } from "../domain/person.ts";
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

/** Purposes whose links may be ended before their time: they lead to a person's own pages. */
const ownPurposes = ["me", "feed", "meet"] as const;
type OwnPurpose = (typeof ownPurposes)[number];

/** Which of the person's links of a kind work now. A feed has ends of its own besides those of all links. */
function epochOf(purpose: OwnPurpose, { linkEpoch = 0, feedEpoch = 0 }: Person): number {
  return purpose === "feed" ? linkEpoch + feedEpoch : linkEpoch;
}

/** A whole link to somebody's own page, their calendar, or where they find a time to talk: it works until it is ended. */
export function ownLink(
  ports: Pick<Ports, "links">,
  site: string,
  purpose: OwnPurpose,
  person: Person,
  programme: string,
  { until, subject = "" }: { until?: Temporal.Instant; subject?: string } = {},
): Promise<string> {
  const claims = { purpose, person: person.id, programme, subject, epoch: epochOf(purpose, person) };
  return linkTo(ports, site, claims, until);
}

/** Refuses a link to somebody's own pages that was made before theirs were ended. @throws Problem `link-expired`. */
export function stillOpens({ purpose, epoch = 0 }: LinkClaims, person: Person): void {
  const own = ownPurposes.find((one) => one === purpose);
  if (own && epoch !== epochOf(own, person))
    throw new Problem("link-expired", "Earlier links were ended. Please ask for a new one.");
}

/** The person with all earlier links to their own pages ended. */
export function withLinksEnded(person: Person): Person {
  return { ...person, linkEpoch: (person.linkEpoch ?? 0) + 1 };
}

/** The person with the address of their calendar ended: whoever had it sees nothing of it any more. */
export function withFeedEnded(person: Person): Person {
  return { ...person, feedEpoch: (person.feedEpoch ?? 0) + 1 };
}

/** Reads a link and the programme and person it speaks of. @throws Problem when it is not valid or was ended, or they are gone. */
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
  stillOpens(claims, person);
  return { claims, person, programme };
}
