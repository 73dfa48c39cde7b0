import { momentText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { Pager, Table } from "#shared/view/console-parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { AnnouncementForm } from "./announcements-form.tsx";
import type { AnnouncementsModel } from "./announcements-model.ts";
import { segmentText } from "./announcements-segment.ts";

/** The form first; below it what was written before. */
export function announcementsPage(model: AnnouncementsModel): string {
  const t = translator(model.locale);
  const path = `programmes/${model.programme.id}/announcements`;
  return renderPage(
    <ConsolePage t={t} model={model} part="announcements" title={t("announcements.title")}>
      <p>{t("announcements.lead")}</p>
      <AnnouncementForm t={t} model={model} path={path} />
      {model.items.length === 0 ? <p>{t("announcements.none")}</p> : <Written t={t} model={model} path={path} />}
      <Pager t={t} path={path} cursor={model.cursor} later={model.later} />
    </ConsolePage>,
  );
}

function Written({ t, model, path }: { t: Translate; model: AnnouncementsModel; path: string }) {
  const head = [
    t("announcements.subject"),
    t("announcements.for"),
    t("announcements.state"),
    t("announcements.written"),
  ];
  return (
    <Table caption={t("announcements.caption")} head={head}>
      {model.items.map(({ id, subject, segment, state, reached, writtenAt }) => (
        <tr key={id}>
          <td>
            <a href={at(`${path}/${id}`)}>{subject}</a>
          </td>
          <td>{segmentText(t, segment)}</td>
          <td>{t(`announcements.state.${state}`, { reached: reached ?? 0 })}</td>
          <td>{momentText(t.locale, model.zone, writtenAt)}</td>
        </tr>
      ))}
    </Table>
  );
}
