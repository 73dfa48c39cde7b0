import { mailName } from "../../console/mail-words.ts";
import { saysAct, saysStep, saysTaken } from "../../console/timeline-words.ts";
import type { MailTimeline } from "../../contracts/desk/mail-answers.ts";
import type { Message } from "../../domain/message.ts";
import type { Audit } from "../../domain/operations.ts";
import { timelineOf } from "../../ledger/timeline.ts";
import type { Translate } from "../../locales/translate.ts";
import { whyWords } from "../../view/why-words.ts";
import type { PersonConcern } from "../year/concerns.ts";
import { explainedIn } from "../year/explained.ts";

/**
 * One mail's whole way with its reasons in sentences, from its own record and the audit: what a coordinator's page, the
 * API and the command tell. `audits`: about the message, and about its person for what followed from it.
 */
export function toldMail(
  message: Message,
  audits: readonly Audit[],
  concerns: readonly PersonConcern[],
  t: Translate,
  zone: string,
): MailTimeline {
  const { steps, news } = timelineOf(message, audits);
  const { id, kind, subject, state, reason, dueAt, expiresAt, sentAt, attempts, possibleDuplicate } = message;
  const taken = steps.at(-1)?.taken ?? "no";
  return {
    ...{ message: id, name: mailName(t, message), kind, subject, state, reason, dueAt, expiresAt },
    ...{ sentAt: sentAt ?? null, attempts, possibleDuplicate },
    taken,
    says: saysTaken(t, { taken }),
    because: explainedIn(concerns, message).flatMap((one) => whyWords(t, { ...one, mentor: false })),
    steps: steps.map((step, index) => ({ ...step, says: saysStep(t, zone, step, steps[index - 1]) })),
    news: news.map(({ at, by, did }) => ({ at, by, did, says: saysAct(t, zone, { at, did }) })),
  };
}
