import { composeMail } from "#shared/email/compose.ts";
import { translator } from "#shared/locales/translate.ts";
import { at } from "#shared/view/console.tsx";
import { Call } from "#shared/view/console-parts.tsx";
import { Button, Card, Facts } from "#shared/view/parts.tsx";
import { type WorkModel, workPage } from "./work.tsx";

/** Who is invited, or would be. */
export interface InvitationsModel extends WorkModel {
  society: string;
  /** The last day on which its link would fill in the form, `2026-09-30`. */
  until: string;
}

const outcomes = ["lately", "takesPart", "noAddress", "suppressed", "unsubscribed"] as const;

/** How many would be invited and who not, what the mail says, and the button that sends it. */
export function invitationsPage(model: InvitationsModel): string {
  const t = translator(model.locale);
  const { summary, state, dryRun } = model;
  const programme = model.programme?.id ?? "";
  const count = (name: string) => Number(summary[name] ?? 0);
  const items = outcomes.map(
    (one) =>
      [
        t(`work.invitations.${one}`),
        count(one) === 0 ? "" : new Intl.NumberFormat(t.locale).format(count(one)),
      ] as const,
  );
  const isOpen = state === "done" && dryRun && count("invited") > 0;
  return workPage(
    model,
    <>
      {state === "done" ? <Facts items={items} /> : null}
      {isOpen ? <MailCard model={model} /> : null}
      {isOpen ? (
        <Call call={`programmes/${programme}/member-invitations`}>
          <input type="hidden" name="dryRun" value="no" />
          <div class="acts">
            <Button>{t("work.invitations.send", { invited: count("invited") })}</Button>
          </div>
        </Call>
      ) : null}
      <p class="acts">
        <a href={at(`programmes/${programme}/members`)}>{t("members.title")}</a>
      </p>
    </>,
  );
}

/** The mail's own words, as its reader will have them; its links lead nowhere here. */
function MailCard({ model }: { model: InvitationsModel }) {
  const t = translator(model.locale);
  const none = "https://…";
  const { subject, text } = composeMail({
    ...{ kind: "invitation", locale: model.locale, programme: model.programme?.name ?? "", society: model.society },
    ...{ link: none, until: model.until, unsubscribe: none },
  });
  return (
    <Card title={t("work.invitations.mail")}>
      <p>
        <strong>{subject}</strong>
      </p>
      {text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => (
          <p>{line}</p>
        ))}
    </Card>
  );
}
