import type { Temporal } from "temporal-polyfill";
import type { ChangeAddress } from "../../contracts/address-requests.ts";
import { instantOf, plusHours } from "../../domain/time.ts";
import { type AddressesModel, addressesPage } from "../../pages/addresses.tsx";
import { audit } from "../audit.ts";
import type { RefusedRequest, Reply, RequestContext, RequestOf } from "../http.ts";
import { holderOf, released } from "../joining/claims.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { siteOf } from "../site.ts";
import { askForAddress, confirmHours } from "./ask-address.ts";
import { openMe } from "./me.ts";

type AddressPorts = Pick<Ports, "store" | "links" | "addresses" | "queue" | "site">;
type Opened = Awaited<ReturnType<typeof openMe>>;

/** The addresses a person is written to. */
export function addresses(request: RequestOf<"addresses">, ports: AddressPorts, now: Temporal.Instant): Promise<Reply> {
  return show(request, request.parameters.token, ports, now, {});
}

/** Asks for another address, or takes something back. */
export async function changeAddress(
  request: RequestOf<"changeAddress">,
  ports: AddressPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  const hints = await retried(async () => change(await openMe(token, ports, now), request.body, ports, now));
  await ports.queue.hint(hints);
  return show(request, token, ports, now, { did: request.body.action });
}

/** The form again, with what was typed and what is wrong. */
export function addressRefused(
  request: RefusedRequest<"changeAddress">,
  ports: AddressPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { email, action } = request.typed;
  const typed = typeof email === "string" ? email.slice(0, 300) : "";
  const refused = { action: action === "second" ? "second" : "change", typed, errors: request.errors } as const;
  return show(request, request.parameters.token, ports, now, { refused });
}

/** Makes the change. Answers the messages to send. */
async function change(
  opened: Opened,
  wish: ChangeAddress,
  ports: AddressPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  const { person, participant } = opened;
  const trail = audit(participant.id, person.id, `address-${wish.action}`, "", now);
  switch (wish.action) {
    case "change":
      return askForAddress(opened, "first", wish.email, ports, now);
    case "second":
      return askForAddress(opened, "second", wish.email, ports, now);
    case "remove-second": {
      if (person.second === undefined) return [];
      const held = await holderOf(person.second, ports);
      await ports.store.commit([
        { kind: "person", put: { ...person, second: undefined } },
        ...released(person.id, held),
        trail,
      ]);
      return [];
    }
    case "cancel":
      if (person.pending === undefined) return [];
      await ports.store.commit([{ kind: "person", put: { ...person, pending: undefined } }, trail]);
      return [];
  }
}

async function show(
  request: RequestContext,
  token: string,
  ports: AddressPorts,
  now: Temporal.Instant,
  outcome: Pick<AddressesModel, "did" | "refused">,
): Promise<Reply> {
  const { person, programme } = await openMe(token, ports, now);
  const { pending } = person;
  const waits = pending && plusHours(instantOf(pending.at), confirmHours).epochMilliseconds > now.epochMilliseconds;
  const site = siteOf(ports, request);
  const html = addressesPage({
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    me: `${site}/me/${token}`,
    action: `${site}/me/${token}/addresses`,
    email: person.email,
    state: person.addressState,
    second: person.second,
    pending: waits ? { email: pending.email, as: pending.as } : undefined,
    ...outcome,
  });
  if (outcome.refused) return { status: 400, json: undefined, html };
  const asked = outcome.did === "change" || outcome.did === "second";
  return { status: 200, json: { outcome: asked ? "confirm-by-mail" : (outcome.did ?? "addresses") }, html };
}
