import type { Message, MessageStep } from "#shared/domain/message.ts";
import type { Translate } from "#shared/locales/translate.ts";

/** What a prompt is about, in words; one of a playbook of somebody's own keeps its name. News goes by its kind. */
export function promptName(t: Translate, prompt: string): string {
  const known = [`touchpoint.${prompt}`, `mail-kind.${prompt}`].find(t.has);
  return known === undefined ? prompt : t.of(known);
}

/** Which mail it is, in words. */
export function mailName(t: Translate, { kind, subject }: Pick<Message, "kind" | "subject">): string {
  if (kind === "prompt") return promptName(t, subject);
  return t.has(`mail-kind.${kind}`) ? t.of(`mail-kind.${kind}`) : t("mail-kind.other");
}

/** Why a mail stands as it does, or why there is none, for coordinators. */
export function reasonWords(t: Translate, reason: string): string {
  return t.has(`mails.reason.${reason}`) ? t.of(`mails.reason.${reason}`) : t("mails.reason.other");
}

/** Where a mail stands, and why: one or two sentences. */
export function mailBecame(t: Translate, mail: Pick<Message, "state" | "reason" | "refusedAt">): string {
  const { state, reason, refusedAt } = mail;
  if (refusedAt !== undefined) return t("mails.refused");
  return t("mails.became", { state: t(`mails.state.${state}`), why: reasonWords(t, reason) });
}

/** One line of a mail's history. */
export function stepWords(t: Translate, { from, to, reason }: Pick<MessageStep, "from" | "to" | "reason">): string {
  if (from === "PLANNED" && to === "PLANNED" && reason === "planned") return t("mails.step.moved");
  return t.has(`mails.step.${reason}`) ? t.of(`mails.step.${reason}`) : mailBecame(t, { state: to, reason });
}
