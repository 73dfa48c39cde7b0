import type { Announcement } from "#shared/domain/announcement.ts";
import type { WorkLine, WorkState, WorkValues } from "#shared/domain/work.ts";
import { momentText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage, type ConsoleProgramme } from "#shared/view/console.tsx";
import { Call } from "#shared/view/console-parts.tsx";
import { Button, Card, Facts, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { segmentText } from "./announcements-segment.ts";
import { textValues } from "./work.tsx";

/** One announcement: as a reader gets it, whom it reaches, and what became of it. */
export interface AnnouncementModel extends ConsoleModel {
  programme: ConsoleProgramme;
  announcement: Announcement;
  zone: string;
  /** Whom the mail is shown for, where there is somebody. */
  reader: string | undefined;
  mail: { readonly subject: string; readonly text: string };
  count: { readonly state: WorkState; readonly summary: WorkValues; readonly lines: readonly WorkLine[] };
}

/** Seconds between two looks while it is counted or written. */
const look = 2;

/** How it looks and whom it reaches, and only then the button that sends it. */
export function announcementPage(model: AnnouncementModel): string {
  const t = translator(model.locale);
  const { announcement, count } = model;
  const isCounting = count.state === "requested" || count.state === "running";
  const isUnderWay = announcement.state === "sending" || (announcement.state === "draft" && isCounting);
  return renderPage(
    <ConsolePage
      t={t}
      model={model}
      part="announcements"
      title={announcement.subject}
      refresh={isUnderWay ? look : undefined}
    >
      {announcement.state === "draft" ? <Reach t={t} model={model} /> : <Sent t={t} model={model} />}
      <Preview t={t} model={model} />
      <p>
        <a href={at(`programmes/${model.programme.id}/announcements`)}>{t("announcements.back")}</a>
      </p>
    </ConsolePage>,
  );
}

interface PartProps {
  t: Translate;
  model: AnnouncementModel;
}

function Reach({ t, model: { programme, announcement, count } }: PartProps) {
  const segment = segmentText(t, announcement.segment);
  if (count.state !== "done")
    return (
      <Notice look={count.state === "failed" ? "bad" : "good"}>
        <p>{segment}</p>
        <p>{t(count.state === "failed" ? "announcements.not-counted" : "announcements.counting")}</p>
      </Notice>
    );
  const reached = Number(count.summary["reached"] ?? 0);
  return (
    <Card title={t("announcements.reach", { reached })}>
      <p>{segment}</p>
      <Lines t={t} lines={count.lines} />
      {reached === 0 ? (
        <p>{t("announcements.nobody")}</p>
      ) : (
        <>
          <p>{t("announcements.when")}</p>
          <Call
            call={`programmes/${programme.id}/announcements/${announcement.id}/sending`}
            version={announcement.version}
          >
            <div class="acts">
              <Button>{t("announcements.send", { reached })}</Button>
            </div>
          </Call>
        </>
      )}
    </Card>
  );
}

function Lines({ t, lines }: { t: Translate; lines: readonly WorkLine[] }) {
  return lines.length === 0 ? null : (
    <ul>
      {lines.map(({ id, says, values }) => (
        <li key={id}>{t.of(`work.announcement.${says}`, textValues(values))}</li>
      ))}
    </ul>
  );
}

function Sent({ t, model: { programme, announcement, zone } }: PartProps) {
  const { state, reached = 0, sentAt, sending, segment } = announcement;
  return (
    <Notice>
      <p>{t(`announcements.state.${state}`, { reached })}</p>
      <Facts
        items={[
          [t("announcements.for"), segmentText(t, segment)],
          [t("announcements.sent-at"), sentAt === undefined ? "" : momentText(t.locale, zone, sentAt)],
        ]}
      />
      {sending === undefined ? null : (
        <p>
          <a href={at(`programmes/${programme.id}/runs/${sending}`)}>{t("announcements.work")}</a>
        </p>
      )}
    </Notice>
  );
}

function Preview({ t, model: { mail, reader, announcement } }: PartProps) {
  return (
    <Card title={t("announcements.preview")}>
      <p class="soft">
        {t("announcements.preview.note", { named: reader === undefined ? "no" : "yes", name: reader ?? "" })}
      </p>
      <blockquote lang={announcement.language}>
        <p>
          <strong>{mail.subject}</strong>
        </p>
        {mail.text
          .trim()
          .split(/\n{2,}/)
          .map((part, index) => (
            <p key={index}>{part.split("\n").flatMap((line, at) => (at === 0 ? [line] : [<br key={at} />, line]))}</p>
          ))}
      </blockquote>
    </Card>
  );
}
