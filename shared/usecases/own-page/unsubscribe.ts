import type { Temporal } from "temporal-polyfill";
import { UndoUnsubscribe } from "../../contracts/requests.ts";
import { unsubscribePage as renderUnsubscribe } from "../../pages/unsubscribe.tsx";
import { audit } from "../audit.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { openLink, siteOf } from "../site.ts";
import { isInvitation, showUninvite, uninvite } from "./uninvite.ts";

type UnsubscribePorts = Pick<Ports, "store" | "links" | "addresses" | "site">;

/** The page with the button; opening it changes nothing. */
export async function unsubscribePage(
  request: RequestOf<"unsubscribePage">,
  ports: UnsubscribePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const isOfInvitation = await isInvitation(request.parameters.token, ports, now);
  return isOfInvitation ? showUninvite(request, ports, now) : show(request, ports, now, "ask");
}

/**
 * One click, by a person or by a mail program on their behalf (RFC 8058): no more prompts. Again: no change. The page
 * that says so takes it back by the same link: mail programs hold it too, so it opens nothing else of theirs.
 */
export async function unsubscribe(
  request: RequestOf<"unsubscribe">,
  ports: UnsubscribePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  if (await isInvitation(request.parameters.token, ports, now)) return uninvite(request, ports, now);
  const prompts = UndoUnsubscribe.safeParse(request.body).success;
  await retried(async () => {
    const { person } = await openLink(ports, request.parameters.token, "unsubscribe", now);
    if (person.prompts === prompts) return;
    await ports.store.commit([
      { kind: "person", put: { ...person, prompts } },
      audit(person.id, person.id, prompts ? "resubscribed" : "unsubscribed", "", now),
    ]);
  });
  return show(request, ports, now, prompts ? "undone" : "ask");
}

async function show(
  request: RequestOf<"unsubscribePage"> | RequestOf<"unsubscribe">,
  ports: UnsubscribePorts,
  now: Temporal.Instant,
  on: "ask" | "undone",
): Promise<Reply> {
  const { token } = request.parameters;
  const { person, programme } = await openLink(ports, token, "unsubscribe", now);
  const site = siteOf(ports, request);
  const html = renderUnsubscribe({
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    action: `${site}/unsubscribe/${token}`,
    state: person.prompts ? on : "done",
    myPage: `${site}/my-page/${programme.id}`,
  });
  return { status: 200, json: { outcome: person.prompts ? "subscribed" : "unsubscribed" }, html };
}
