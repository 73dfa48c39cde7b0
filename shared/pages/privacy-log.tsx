import type { ComponentChildren } from "preact";
import type { MessageState } from "#shared/domain/message.ts";
import { dayOfInstant, dayText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Card } from "#shared/view/parts.tsx";
import { Why } from "#shared/view/why.tsx";
import type { ActEntry, MailEntry, PrivacyModel } from "./privacy-model.ts";

interface Props {
  t: Translate;
  model: PrivacyModel;
}

/** Every mail: when, what, what became of it, and why; the latest first. */
export function MailsCard({ t, model }: Props) {
  return (
    <Card title={t("privacy.mails")}>
      {model.mails.length === 0 ? <p>{t("privacy.mails.none")}</p> : null}
      <ul class="year">
        {model.mails.map((mail) => (
          <MailLine t={t} zone={model.zone} mail={mail} />
        ))}
      </ul>
      {model.more ? <p class="soft">{t("privacy.mails.more", { count: model.mails.length })}</p> : null}
    </Card>
  );
}

interface MailLineProps {
  t: Translate;
  zone: string;
  mail: MailEntry;
  /** More about it, below. */
  children?: ComponentChildren;
}

/** One mail: when, what, what became of it, and why. */
export function MailLine({ t, zone, mail, children }: MailLineProps) {
  return (
    <li>
      <time datetime={mail.at}>{dayOfInstant(t.locale, zone, mail.at)}</time>
      <br />
      {mailName(t, mail)}
      <br />
      <span class="soft">
        {t("privacy.mail.state", { state: t(`mail-state.${mail.state}`), why: mailWhy(t, mail) })}
      </span>
      {mail.explained?.map((one) => (
        <Why t={t} of={mailName(t, mail)} explained={one} />
      ))}
      {children}
    </li>
  );
}

/** What was meant for them and not sent, each with why and what would change it. */
export function SilencesCard({ t, model }: Props) {
  return (
    <Card title={t("why.silences")}>
      {model.silences.length === 0 ? <p>{t("why.silences.none")}</p> : null}
      <ul class="year">
        {model.silences.map((one) => (
          <li>
            <time datetime={one.date}>{dayText(t.locale, one.date)}</time>
            <br />
            {t.of(`touchpoint.${one.key}`)}
            <Why t={t} of={t.of(`touchpoint.${one.key}`)} explained={one} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Who did what with their records, the latest first. */
export function ActsCard({ t, model }: Props) {
  return (
    <Card title={t("privacy.acts")}>
      <ul>
        {model.acts.map((act) => (
          <li>
            {t("privacy.act.line", {
              date: dayOfInstant(t.locale, model.zone, act.at),
              what: actText(t, act),
              who: t.has(`actor.${actorOf(act)}`) ? t.of(`actor.${actorOf(act)}`) : t("actor.other"),
            })}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What a mail is called, and which touchpoint it is about. */
export function mailName(t: Translate, { kind, touchpoint }: Pick<MailEntry, "kind" | "touchpoint">): string {
  const name = t.has(`mail-kind.${kind}`) ? t.of(`mail-kind.${kind}`) : t("mail-kind.other");
  return touchpoint !== undefined && t.has(`touchpoint.${touchpoint}`)
    ? `${name} – ${t.of(`touchpoint.${touchpoint}`)}`
    : name;
}

/** States in which what the mail is for says why; in all others the record's own reason does. */
const goesOut: readonly MessageState[] = ["PLANNED", "QUEUED", "SENDING", "SENT"];
/** It goes out, but why it comes later says more. */
const putOff: readonly string[] = ["next-window", "weekly-cap", "snoozed"];
/** SES did not take it, and why is of no use to the reader. */
const unsettled: readonly MessageState[] = ["RETRY", "UNKNOWN"];

/** Why it was sent, comes later or was left out, in a sentence to whoever it is for. */
function mailWhy(t: Translate, { kind, state, reason }: Pick<MailEntry, "kind" | "state" | "reason">): string {
  const known = [`mail-reason.${reason}`, `calendar-reason.${reason}`].find(t.has);
  if (goesOut.includes(state) && !putOff.includes(reason))
    return t.has(`mail-why.${kind}`) ? t.of(`mail-why.${kind}`) : t("mail-why.other");
  if (known !== undefined) return t.of(known);
  return unsettled.includes(state) ? t("mail-reason.later") : t("mail-reason.other");
}

/** What was done, in a few words. `me-zone` → `me`: what part of the page it was is nobody's interest any more. */
export function actText(t: Translate, { did }: Pick<ActEntry, "did">): string {
  const [whole, first] = [`did.${did}`, `did.${did.split("-")[0]}`];
  return t.of([whole, first].find(t.has) ?? "did.other");
}

function actorOf({ by }: ActEntry): string {
  return by.replace(/^a /, "");
}
