import type { MemberFields, MemberState, memberStatuses } from "#shared/domain/member.ts";
import { dayText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage } from "#shared/view/console.tsx";
import { Call, Go, Pager, Table } from "#shared/view/console-parts.tsx";
import { Button, Card } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { Select } from "#shared/view/select.tsx";

/** A line of the roll, as its page shows it. */
export interface MemberRow extends Pick<MemberFields, "memberNumber" | "name" | "email" | "status" | "expires"> {
  state: MemberState;
  invitedAt?: string | undefined;
  /** Who signed up with the number, and is not known to be this member. */
  typedBy?: string | undefined;
}

/** A society's roll, a page of it. */
export interface MembersModel extends ConsoleModel {
  programme: { id: string; name: string };
  /** Whether the programme pairs current members only. */
  required: boolean;
  /** The day it is in the programme's zone. */
  today: string;
  state?: string | undefined;
  rows: readonly MemberRow[];
  cursor: string | null;
  later: boolean;
}

interface Props {
  t: Translate;
  model: MembersModel;
}

const shownStates = ["listed", "invited", "joined"] as const;

/** The society's members, how their membership stands, and whether they have joined. */
export function membersPage(model: MembersModel): string {
  const t = translator(model.locale);
  const { rows, programme, state } = model;
  const path = `programmes/${programme.id}/members`;
  return renderPage(
    <ConsolePage t={t} model={model} part="people" title={t("members.title")}>
      <p>{t(model.required ? "members.required" : "members.not-needed")}</p>
      <p class="acts">
        <a href={at(`programmes/${programme.id}/imports`)}>{t("members.to.import")}</a>
        <a href={at(`programmes/${programme.id}/participants`)}>{t("members.to.people")}</a>
      </p>
      <Narrow t={t} model={model} />
      {rows.length === 0 ? <p>{t(state === undefined ? "members.none" : "members.none-such")}</p> : null}
      {rows.length === 0 ? null : <Rows t={t} model={model} />}
      <Pager
        t={t}
        path={state === undefined ? path : `${path}?state=${state}`}
        cursor={model.cursor}
        later={model.later}
      />
      <Card title={t("members.invite.title")}>
        <p>{t("members.invite.text")}</p>
        <Call call={`programmes/${programme.id}/member-invitations`}>
          <input type="hidden" name="dryRun" value="yes" />
          <div class="acts">
            <Button look="quiet">{t("members.invite.look")}</Button>
          </div>
        </Call>
      </Card>
    </ConsolePage>,
  );
}

function Narrow({ t, model: { programme, state } }: Props) {
  return (
    <Go to={`programmes/${programme.id}/members`}>
      <Select name="state" id="state" label={t("members.state")}>
        <option value="">{t("members.any")}</option>
        {shownStates.map((one) => (
          <option key={one} value={one} selected={one === state}>
            {t(`members.state.${one}`)}
          </option>
        ))}
      </Select>
      <Button look="quiet">{t("members.show")}</Button>
    </Go>
  );
}

function Rows({ t, model }: Props) {
  const head = (["name", "number", "status", "expires", "state"] as const).map((one) => t(`members.column.${one}`));
  return (
    <Table caption={t("members.caption")} head={head}>
      {model.rows.map((row, index) => (
        <tr key={index}>
          <td>{row.name ?? row.email ?? t("members.nameless")}</td>
          <td>{row.memberNumber ?? ""}</td>
          <td>{statusText(t, row.status)}</td>
          <td class={isOver(row, model.today) ? "wrong" : undefined}>{expiryText(t, row, model.today)}</td>
          <td>
            {t(`members.state.${row.state === "erased" ? "listed" : row.state}`)}
            {row.typedBy === undefined ? null : (
              <p class="wrong">
                <a href={at(`programmes/${model.programme.id}/participants/${row.typedBy}`)}>
                  {t("members.another-address")}
                </a>
              </p>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function statusText(t: Translate, status: (typeof memberStatuses)[number] | undefined): string {
  return status === undefined ? "" : t(`members.status.${status}`);
}

function isOver({ expires }: MemberRow, today: string): boolean {
  return expires !== undefined && expires < today;
}

function expiryText(t: Translate, row: MemberRow, today: string): string {
  if (row.expires === undefined) return "";
  const date = dayText(t.locale, row.expires);
  return isOver(row, today) ? t("members.expired", { date }) : date;
}
