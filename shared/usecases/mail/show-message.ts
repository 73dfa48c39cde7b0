import { messagePage } from "../../console/mail-one.tsx";
import { Problem } from "../../domain/errors.ts";
import { mayBeKept } from "../../domain/message.ts";
import { participantId } from "../../domain/participant.ts";
import { isUnsent } from "../../ledger/message-states.ts";
import { translator } from "../../locales/translate.ts";
import { mustRun } from "../coordinators/allowed.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { concernsOf } from "../year/concerns.ts";
import { explainedIn } from "../year/explained.ts";
import { messageOf } from "./hold.ts";
import { mailRows } from "./mail-rows.ts";
import { toldMail } from "./told-mail.ts";

/** One mail with everything that happened to it, in its own record's words, and who decided what about it. */
export async function showMessage(request: RequestOf<"showMessage">, ports: Pick<Ports, "store">): Promise<Reply> {
  const { programme: id, message: messageId } = request.parameters;
  const caller = mustRun(request, id);
  const [programme, message, audits] = await Promise.all([
    ports.store.get("programme", id),
    messageOf(id, messageId, ports),
    ports.store.partsOf("audit", messageId),
  ]);
  const [participant, theirs] = await Promise.all([
    ports.store.get("participant", participantId(id, message.person)),
    ports.store.partsOf("audit", message.person),
  ]);
  const concerns = participant && message.kind === "prompt" ? await concernsOf(participant, ports) : [];
  const [row] = programme ? await mailRows([message], programme, ports) : [];
  if (!programme || !row) throw new Problem("not-found", "There is no such mail.");
  const decisions = audits.map(({ at, by, did }) => ({ at, by, did }));
  const locale = pageLanguage(request, undefined, programme);
  const timeline = toldMail(message, [...audits, ...theirs], concerns, translator(locale), programme.zone);
  const html = messagePage({
    locale,
    programme: { id, name: programme.name },
    done: request.query.done,
    zone: programme.zone,
    row,
    timeline,
    explained: explainedIn(concerns, message).map((one) => ({ ...one, mentor: false })),
    sending: message,
    me: caller.id,
    mayHold: isUnsent(message.state) && mayBeKept(message),
  });
  return { status: 200, json: { ...message, decisions, timeline }, version: message.version, html };
}
