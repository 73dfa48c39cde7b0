import { lastInRole, type Mentorship } from "#shared/domain/mentorship.ts";
import { dayText } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { Go, Pager, Table } from "#shared/view/console-parts.tsx";
import { Button } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { Select } from "#shared/view/select.tsx";
import { nameIn } from "./pair-words.ts";
import type { PairingModel } from "./rounds.tsx";

/** A page of a programme's mentorships. */
export interface MentorshipsModel extends PairingModel {
  items: readonly Mentorship[];
  names: ReadonlyMap<string, string>;
  /** The state they are narrowed to. */
  state: string | undefined;
  cursor: string | null;
  later: boolean;
}

/** Who with whom, since when. */
export function mentorshipsPage(model: MentorshipsModel): string {
  const t = translator(model.locale);
  const { state, names } = model;
  const path = `programmes/${model.programme.id}/mentorships`;
  const head = [t("rounds.mentee"), t("rounds.mentor"), t("ships.since"), t("rounds.state")];
  const within = (mentorship: Mentorship, role: "mentee" | "mentor") =>
    lastInRole(mentorship, role)
      .map((person) => nameIn(t, names, person))
      .join(", ");
  return renderPage(
    <ConsolePage t={t} model={model} part="pairing" title={t("ships.title")}>
      <Go to={path}>
        <Select id="state" name="state" label={t("rounds.state")} bare>
          {(["", "active", "ended"] as const).map((one) => (
            <option key={one} value={one} selected={one === (state ?? "")}>
              {one === "" ? t("ships.state.all") : t(`ships.state.${one}`)}
            </option>
          ))}
        </Select>
        <Button look="quiet">{t("ships.filter")}</Button>
      </Go>
      {model.items.length === 0 ? (
        <p>{t("ships.none")}</p>
      ) : (
        <Table caption={t("ships.caption")} head={head}>
          {model.items.map((one) => (
            <tr key={one.id}>
              <td>
                <a class="link" href={at(`${path}/${one.id}`)}>
                  {within(one, "mentee")}
                </a>
              </td>
              <td>{within(one, "mentor")}</td>
              <td>{dayText(t.locale, one.startDate)}</td>
              <td>{t(`ships.state.${one.state}`)}</td>
            </tr>
          ))}
        </Table>
      )}
      <Pager
        t={t}
        path={state === undefined || state === "" ? path : `${path}?state=${encodeURIComponent(state)}`}
        cursor={model.cursor}
        later={model.later}
      />
    </ConsolePage>,
  );
}
