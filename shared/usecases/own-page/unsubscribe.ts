import type { Temporal } from "temporal-polyfill";
import { unsubscribePage as renderUnsubscribe } from "../../pages/unsubscribe.tsx";
import { audit } from "../audit.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { linkTo, openLink, siteOf } from "../site.ts";

type UnsubscribePorts = Pick<Ports, "store" | "links" | "site">;

/** The page with the button; opening it changes nothing. */
export function unsubscribePage(
  request: RequestOf<"unsubscribePage">,
  ports: UnsubscribePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  return show(request, ports, now);
}

/** One click, by a person or by a mail program on their behalf (RFC 8058): no more prompts. Again: no change. */
export async function unsubscribe(
  request: RequestOf<"unsubscribe">,
  ports: UnsubscribePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  await retried(async () => {
    const { person } = await openLink(ports, request.parameters.token, "unsubscribe", now);
    if (!person.prompts) return;
    await ports.store.commit([
      { kind: "person", put: { ...person, prompts: false } },
      audit(person.id, person.id, "unsubscribed", "", now),
    ]);
  });
  return show(request, ports, now);
}

async function show(
  request: RequestOf<"unsubscribePage"> | RequestOf<"unsubscribe">,
  ports: UnsubscribePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  const { person, programme } = await openLink(ports, token, "unsubscribe", now);
  const site = siteOf(ports, request);
  const html = renderUnsubscribe({
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    action: `${site}/unsubscribe/${token}`,
    state: person.prompts ? "ask" : "done",
    undo: await linkTo(ports, site, { purpose: "me", person: person.id, programme: programme.id, subject: "" }),
  });
  return { status: 200, json: { outcome: person.prompts ? "subscribed" : "unsubscribed" }, html };
}
