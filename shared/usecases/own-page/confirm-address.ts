import type { Temporal } from "temporal-polyfill";
import { formerBefore, isOpen, withFormer } from "../../domain/former-address.ts";
import type { FormerAddress, Person } from "../../domain/person.ts";
import { instantText, plusHours } from "../../domain/time.ts";
import { type AddressLinkState, addressLinkPage } from "../../pages/address-link.tsx";
import { audit } from "../audit.ts";
import type { Reply, RequestOf } from "../http.ts";
import { claimed, holderOf, isFreeFor, released } from "../joining/claims.ts";
import { pageLanguage } from "../language.ts";
import type { Change, Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { openLink, siteOf, withLinksEnded } from "../site.ts";

type AddressPorts = Pick<Ports, "store" | "links" | "addresses" | "site">;

/** The subject of a link that stops a change begins like this. */
export const stopping = "stop.";
/** Hours after a change in which whoever has the old address may go back to it. */
const backHours = 7 * 24;

/** The page with the button. Opening it changes nothing. */
export function addressPage(
  request: RequestOf<"addressPage">,
  ports: AddressPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  return show(request, ports, now, undefined);
}

/** The address is theirs, or, behind the link in the mail to the old one, it is not to change. Twice is once. */
export async function confirmAddress(
  request: RequestOf<"confirmAddress">,
  ports: AddressPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const did = await retried(async () => {
    const { person, id, stops } = await opened(request.parameters.token, ports, now);
    const step = stops ? await stop(person, id, ports, now) : await confirmed(person, id, ports, now);
    if (step) await ports.store.commit(step.changes);
    return step?.state;
  });
  return show(request, ports, now, did);
}

interface Step {
  readonly changes: Change[];
  readonly state: AddressLinkState;
}

/** Takes the address, unless it became somebody else's meanwhile; undefined where the link is not the latest. */
async function confirmed(
  person: Person,
  id: string,
  ports: AddressPorts,
  now: Temporal.Instant,
): Promise<Step | undefined> {
  const { pending, ...rest } = person;
  if (pending?.id !== id) return undefined;
  const { email } = pending;
  const held = await holderOf(email, ports);
  const log = (did: string) => audit(person.id, person.id, did, "", now);
  if (!isFreeFor(person.id, held))
    return { changes: [{ kind: "person", put: rest }, log("address-taken")], state: "taken" };
  // While the first comes back, a second one is the first from now on.
  const isFirst = pending.as === "first" || person.addressState === "bouncing";
  const left = isFirst ? person.email : person.second;
  const former = { id, email: person.email, until: instantText(plusHours(now, backHours)) };
  const reads = person.addressState === "confirmed" && email !== person.email;
  const put: Person = isFirst
    ? {
        ...withLinksEnded({ ...rest, email, addressState: "confirmed", confirmedRequest: id }),
        second: person.second === email ? undefined : person.second,
        // Nobody goes back to an address that comes back; those before it stay.
        former: reads ? withFormer(person, former, now) : person.former,
      }
    : { ...rest, second: email, confirmedRequest: id };
  const gone = left === undefined || left === email ? [] : released(person.id, await holderOf(left, ports));
  const changes: Change[] = [{ kind: "person", put }, claimed(person.id, held), ...gone];
  return { changes: [...changes, log(isFirst ? "address-changed" : "address-second")], state: "confirmed" };
}

/**
 * Drops what was asked for, or goes back to the address before it. Whoever asked has a link to this person's page that
 * they should not have: all links up to now end.
 */
async function stop(person: Person, id: string, ports: AddressPorts, now: Temporal.Instant): Promise<Step | undefined> {
  const log = audit(person.id, person.id, "address-stopped", "", now);
  if (person.pending?.id === id) {
    const { pending: _, ...rest } = person;
    return { changes: [{ kind: "person", put: withLinksEnded(rest) }, log], state: "stopped" };
  }
  const former = formerBefore(person, id);
  if (former) {
    const changes = await backTo(former, person, ports, now);
    return changes && { changes: [...changes, log], state: "stopped" };
  }
  if (person.confirmedRequest !== id || person.second === undefined) return undefined;
  const gone = released(person.id, await holderOf(person.second, ports));
  const put = withLinksEnded({ ...person, second: undefined });
  return { changes: [{ kind: "person", put }, ...gone, log], state: "stopped" };
}

/** Goes back to a former address: everything confirmed since is undone with it. Undefined where it is too late. */
async function backTo(
  { id, email, until }: FormerAddress,
  person: Person,
  ports: AddressPorts,
  now: Temporal.Instant,
): Promise<Change[] | undefined> {
  const held = await holderOf(email, ports);
  if (!isOpen({ id, email, until }, now) || !isFreeFor(person.id, held)) return undefined;
  const { pending: _, confirmedRequest, former = [], ...rest } = person;
  const second = confirmedRequest === id && person.second !== email ? person.second : undefined;
  // Who has an address in between has a link too, which must not take this back.
  const before = former.slice(
    0,
    former.findIndex((one) => one.id === id),
  );
  const put = withLinksEnded({ ...rest, email, addressState: "confirmed", second, former: before });
  const left = [person.email, person.second].filter((one) => one !== undefined && one !== email && one !== second);
  const holders = await Promise.all(left.flatMap((one) => (one === undefined ? [] : holderOf(one, ports))));
  const gone = holders.flatMap((holder) => released(person.id, holder));
  return [{ kind: "person", put }, claimed(person.id, held), ...gone];
}

async function show(
  request: RequestOf<"addressPage"> | RequestOf<"confirmAddress">,
  ports: AddressPorts,
  now: Temporal.Instant,
  did: AddressLinkState | undefined,
): Promise<Reply> {
  const { token } = request.parameters;
  const { person, programme, id, stops } = await opened(token, ports, now);
  const state = did ?? (stops ? stateOfStop(person, id, now) : stateOf(person, id));
  const html = addressLinkPage({
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    action: `${siteOf(ports, request)}/address/${token}`,
    state,
    myPage: `${siteOf(ports, request)}/my-page/${programme.id}`,
  });
  return { status: 200, json: { outcome: state }, html };
}

function stateOf(person: Person, id: string): AddressLinkState {
  if (person.pending?.id === id) return "ask";
  return person.confirmedRequest === id ? "confirmed" : "over";
}

function stateOfStop(person: Person, id: string, now: Temporal.Instant): AddressLinkState {
  if (person.pending?.id === id) return "ask-stop";
  const former = formerBefore(person, id);
  const second = person.confirmedRequest === id && person.second !== undefined;
  return (former ? isOpen(former, now) : second) ? "ask-stop" : "over";
}

async function opened(token: string, ports: AddressPorts, now: Temporal.Instant) {
  const { claims, person, programme } = await openLink(ports, token, "address", now);
  const stops = claims.subject.startsWith(stopping);
  return { person, programme, stops, id: stops ? claims.subject.slice(stopping.length) : claims.subject };
}
