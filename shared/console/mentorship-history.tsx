import { endingReasons } from "#shared/domain/mentorship.ts";
import type { Audit } from "#shared/domain/operations.ts";
import { momentText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Table } from "#shared/view/console-parts.tsx";
import { nameIn } from "./pair-words.ts";

/** What a history can say; everything else is told as a change. */
const acts = [
  ...["mentor-asked", "both-asked", "mentor-yes", "mentee-yes", "still-together", "declined", "undone", "lapsed"],
  ...[
    "withdrawn",
    "chosen-by-hand",
    "activated",
    "ended",
    "rested",
    "went-on",
    "swap-asked",
    "swap-taken-back",
    "swapped",
  ],
];

interface HistoryProps {
  t: Translate;
  history: readonly Audit[];
  names: ReadonlyMap<string, string>;
  zone: string;
}

/** What happened, and by whom, in sentences. */
export function History({ t, history, names, zone }: HistoryProps) {
  if (history.length === 0) return null;
  const who = (by: string) => {
    if (by === "almanac") return t("ships.by.almanac");
    return by.startsWith("per_") ? nameIn(t, names, by) : t("ships.by.coordinator");
  };
  return (
    <Table caption={t("ships.history")} head={[t("rounds.when"), t("ships.who"), t("ships.what")]}>
      {history.map(({ id, at: when, by, did, reason }) => (
        <tr key={id}>
          <td>{momentText(t.locale, zone, when)}</td>
          <td>{who(by)}</td>
          <td>
            {t.of(`ships.did.${actOf(did)}`)}
            {did === "ended" && endingReasons.some((one) => one === reason)
              ? ` ${t.of(`ships.ending.${reason}`)}.`
              : ""}
          </td>
        </tr>
      ))}
    </Table>
  );
}

const actOf = (did: string) => (acts.includes(did) ? did : "other");
