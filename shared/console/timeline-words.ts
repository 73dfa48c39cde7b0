import type { MailTimeline } from "#shared/contracts/desk/mail-answers.ts";
import { momentText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { actText } from "#shared/pages/privacy-log.tsx";
import { stepWords } from "./mail-words.ts";

/** A step before it has words. */
type Step = Omit<MailTimeline["steps"][number], "says">;

/** A step of a mail's way in sentences: what happened, which attempt it was, and what it moved. */
export function saysStep(t: Translate, zone: string, step: Step, before: Step | undefined): string {
  const moment = (at: string) => momentText(t.locale, zone, at);
  const says = [stepWords(t, step)];
  if (step.to === "SENDING") says.push(t("why.step.attempt", { count: step.attempts }));
  if (step.dueBefore !== undefined)
    says.push(t("why.step.moved", { from: moment(step.dueBefore), to: moment(step.dueAt) }));
  if (step.possibleDuplicate && before?.possibleDuplicate === false) says.push(t("why.step.twice"));
  return says.join(" ");
}

/** What it comes to: whether SES took it, for certain or not. */
export function saysTaken(t: Translate, { taken }: Pick<MailTimeline, "taken">): string {
  return t(`why.taken.${taken}`);
}

/** What followed from a mail, or bears on it. */
export function saysAct(t: Translate, zone: string, act: { readonly at: string; readonly did: string }): string {
  return t("why.news", { at: momentText(t.locale, zone, act.at), what: actText(t, act) });
}
