import { dayText, momentText, placeOfZone, timeText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Choice } from "#shared/view/choice.tsx";
import { at } from "#shared/view/console.tsx";
import { Table } from "#shared/view/console-parts.tsx";
import { Notice } from "#shared/view/parts.tsx";
import type { MailRow } from "./mail-row.ts";
import { mailBecame, mailName } from "./mail-words.ts";

interface MailTableProps {
  t: Translate;
  programme: string;
  /** The programme's zone. */
  zone: string;
  caption: string;
  rows: readonly MailRow[];
  /** Whether each has a box to choose it; only what is held, or may be held, has. */
  boxes?: boolean | ((row: MailRow) => boolean) | undefined;
  /** Says where each stands, and why. */
  why?: boolean | undefined;
}

/** Mails in rows: to whom, which, when for them, and why where that is asked. */
export function MailTable({ t, programme, zone, caption, rows, boxes = false, why = false }: MailTableProps) {
  const head = [t("mails.to"), t("mails.which"), t("mails.when"), ...(why ? [t("mails.why")] : [])];
  return (
    <Table caption={caption} head={head}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td>
            {(typeof boxes === "function" ? boxes(row) : boxes) ? (
              <Choice type="checkbox" name="messages" id={row.id} value={row.id}>
                {row.name ?? t("mails.nobody")}
              </Choice>
            ) : (
              (row.name ?? t("mails.nobody"))
            )}
          </td>
          <td>
            <a href={at(`programmes/${programme}/mail/${row.id}`)}>{mailName(t, row)}</a>
          </td>
          <td>{whenForThem(t, row, zone)}</td>
          {why ? <td>{mailBecame(t, row)}</td> : null}
        </tr>
      ))}
    </Table>
  );
}

/** Says how many mails of a list are there and cannot be read, and whom to tell; nothing where all can. */
export function UnreadMail({ t, count }: { t: Translate; count: number }) {
  if (count === 0) return null;
  return (
    <Notice look="bad">
      <p>{t("mails.unread", { count })}</p>
    </Notice>
  );
}

/** The time on the clock of whoever gets it, and where that is if not where the programme is. */
export function whenForThem(t: Translate, { wall, at: moment }: Pick<MailRow, "wall" | "at">, zone: string): string {
  if (wall === undefined) return momentText(t.locale, zone, moment);
  const place = wall.zone === zone ? "none" : placeOfZone(wall.zone);
  return t("mails.when.text", { date: dayText(t.locale, wall.date), time: timeText(t.locale, wall.time), place });
}
