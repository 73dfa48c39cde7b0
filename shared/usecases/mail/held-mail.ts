import { heldMailPage } from "../../console/mail-held.tsx";
import { mustRun } from "../coordinators/allowed.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { programmeOf } from "../programme-of.ts";
import { mailRows } from "./mail-rows.ts";

/**
 * Mail that a person must decide on: a coordinator holds it, or nobody knows whether it went out. Asked for another state,
 * what is in that one: `REFUSED` is what the mail service took and then did not deliver.
 */
export async function listHeldMail(request: RequestOf<"listHeldMail">, ports: Pick<Ports, "store">): Promise<Reply> {
  const id = request.parameters.programme;
  mustRun(request, id);
  const { state = "PARKED", cursor, limit, done } = request.query;
  const unread = new Set<string>();
  const [programme, page] = await Promise.all([
    programmeOf(ports, id),
    ports.store.list("message", id, { state, cursor, limit, unread: (one) => unread.add(one) }),
  ]);
  const html = heldMailPage({
    locale: pageLanguage(request, undefined, programme),
    programme: { id, name: programme.name },
    done,
    refused: state === "REFUSED",
    zone: programme.zone,
    rows: await mailRows(page.items, programme, ports),
    unread: unread.size,
    cursor: page.cursor ?? null,
    later: cursor !== undefined,
  });
  const json = { items: page.items, cursor: page.cursor ?? null, unreadable: unread.size };
  return { status: 200, json, html };
}
