import { decidedMailPage } from "../../console/mail-held.tsx";
import type { Decided } from "../../contracts/desk/mail-answers.ts";
import type { Act } from "../../contracts/desk/mail-requests.ts";
import type { RequestContext } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { mailRows } from "./mail-rows.ts";

/** The page that says what came of a decision on several mails, and names those that had gone on meanwhile. */
export async function decidedPage(
  request: RequestContext,
  id: string,
  act: Act,
  { done, not }: Decided,
  ports: Pick<Ports, "store">,
): Promise<string | undefined> {
  const [programme, messages] = await Promise.all([
    ports.store.get("programme", id),
    ports.store.getMany("message", [...done, ...not.map(({ message }) => message)]),
  ]);
  if (!programme) return undefined;
  const rows = await mailRows(messages, programme, ports);
  const isDone = new Set(done);
  return decidedMailPage({
    locale: pageLanguage(request, undefined, programme),
    programme: { id, name: programme.name },
    zone: programme.zone,
    act,
    rows: rows.filter((row) => isDone.has(row.id)),
    not: rows.filter((row) => !isDone.has(row.id)),
  });
}
