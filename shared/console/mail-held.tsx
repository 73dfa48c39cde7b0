import type { Act } from "#shared/contracts/desk/mail-requests.ts";
import { isHeld } from "#shared/domain/message.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage, type ConsoleProgramme } from "#shared/view/console.tsx";
import { Call, Done, Pager } from "#shared/view/console-parts.tsx";
import { Button, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import type { MailRow } from "./mail-row.ts";
import { MailTable, UnreadMail } from "./mail-table.tsx";

/** Mail that waits for a decision. */
export interface HeldMailModel extends ConsoleModel {
  programme: ConsoleProgramme;
  zone: string;
  /** Not what is held, but what the mail service took and then refused to deliver. */
  refused: boolean;
  rows: readonly MailRow[];
  /** Further ones that cannot be read. */
  unread: number;
  cursor: string | null;
  later: boolean;
}

/** What is held, with a box at each; what is unclear leads to its own page, where its decision is explained. */
export function heldMailPage(model: HeldMailModel): string {
  const t = translator(model.locale);
  const { refused, rows, programme, zone } = model;
  const path = `programmes/${programme.id}/held-mail`;
  const about = refused ? "refused" : "held";
  const table = (
    <MailTable
      t={t}
      programme={programme.id}
      zone={zone}
      caption={t(refused ? "mails.refused.title" : "mails.held.caption")}
      rows={rows}
      boxes={!refused && isHeld}
      why
    />
  );
  return renderPage(
    <ConsolePage t={t} model={model} part="mail" title={t(`mails.${about}.title`)}>
      <Done t={t} done={model.done} says={{ released: "mails.done.release", left: "mails.done.leave" }} />
      <p>{t(refused ? "mails.refused.next" : "mails.held.intro")}</p>
      <UnreadMail t={t} count={model.unread} />
      {rows.length > 0 || model.unread > 0 ? null : <p>{t(`mails.${about}.none`)}</p>}
      {rows.length === 0 ? null : refused ? (
        table
      ) : (
        <Call call={path}>
          {table}
          <Decisions t={t} />
        </Call>
      )}
      <Pager t={t} path={refused ? `${path}?state=REFUSED` : path} cursor={model.cursor} later={model.later} />
      <p class="acts">
        <a href={at(`programmes/${programme.id}/mail`)}>{t("mails.back")}</a>
        <a href={at(refused ? path : `${path}?state=REFUSED`)}>
          {t(refused ? "mails.held.link" : "mails.refused.title")}
        </a>
      </p>
    </ConsolePage>,
  );
}

/** What may be decided for all that are chosen. */
function Decisions({ t }: { t: Translate }) {
  return (
    <div class="acts">
      <Button name="act" value="release">
        {t("mails.release.chosen")}
      </Button>
      <Button name="act" value="leave" look="grave" asks={t("mails.leave.sure")}>
        {t("mails.leave.chosen")}
      </Button>
    </div>
  );
}

/** What came of a decision on several mails. */
export interface DecidedMailModel extends ConsoleModel {
  programme: ConsoleProgramme;
  zone: string;
  act: Act;
  rows: readonly MailRow[];
  /** Those that had gone on meanwhile. */
  not: readonly MailRow[];
}

/** Says for which it was done, and names those for which it came too late. */
export function decidedMailPage({ act, rows, not, zone, ...model }: DecidedMailModel): string {
  const t = translator(model.locale);
  const programme = model.programme.id;
  return renderPage(
    <ConsolePage t={t} model={model} part="mail" title={t("mails.decided.title")}>
      {rows.length === 0 ? null : (
        <>
          <Notice>
            <p>{t(`mails.decided.${act}`, { count: rows.length })}</p>
          </Notice>
          <MailTable t={t} programme={programme} zone={zone} caption={t("mails.decided.done")} rows={rows} why />
        </>
      )}
      {not.length === 0 ? null : (
        <>
          <Notice look="bad">
            <p>{t("mails.decided.not", { count: not.length })}</p>
          </Notice>
          <MailTable t={t} programme={programme} zone={zone} caption={t("mails.decided.late")} rows={not} why />
        </>
      )}
      <p class="acts">
        <a href={at(`programmes/${programme}/mail`)}>{t("mails.back")}</a>
        <a href={at(`programmes/${programme}/held-mail`)}>{t("mails.held.link")}</a>
      </p>
    </ConsolePage>,
  );
}
