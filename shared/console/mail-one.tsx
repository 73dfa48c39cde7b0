import type { MailTimeline } from "#shared/contracts/desk/mail-answers.ts";
import { isHeld, type Message, mayBeKept } from "#shared/domain/message.ts";
import { momentText, placeOfZone } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage, type ConsoleProgramme } from "#shared/view/console.tsx";
import { Call, Done } from "#shared/view/console-parts.tsx";
import { Button, Card, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { WhyList } from "#shared/view/why.tsx";
import type { Explained } from "#shared/view/why-words.ts";
import type { MailRow } from "./mail-row.ts";
import { whenForThem } from "./mail-table.tsx";
import { TimelineList } from "./mail-timeline.tsx";
import { mailBecame, mailName } from "./mail-words.ts";

/** One mail, and everything that happened to it. */
export interface MessageModel extends ConsoleModel {
  programme: ConsoleProgramme;
  zone: string;
  row: MailRow;
  /** Every step of its way, and who decided where somebody did. */
  timeline: Pick<MailTimeline, "says" | "steps" | "news">;
  /** How a prompt came to its day or to silence: one for each mentor or mentee it is about. */
  explained: readonly Explained[];
  /** When it may leave, and what was tried. */
  sending: Pick<Message, "wall" | "dueAt" | "expiresAt" | "attempts" | "possibleDuplicate">;
  /** The coordinator who reads. */
  me: string;
  /** It has not left yet. */
  mayHold: boolean;
}

interface Props {
  t: Translate;
  model: MessageModel;
}

/** Where it stands and why, what one can do about it, and its history. */
export function messagePage(model: MessageModel): string {
  const t = translator(model.locale);
  const { row, programme } = model;
  return renderPage(
    <ConsolePage t={t} model={model} part="mail" title={mailName(t, row)}>
      <Done
        t={t}
        done={model.done}
        says={{ hold: "mails.done.hold", release: "mails.done.release", leave: "mails.done.leave" }}
      />
      <p>
        {t("mails.one.to", { name: row.name ?? t("mails.nobody"), when: whenForThem(t, row, model.zone) })}{" "}
        {mailBecame(t, row)}
      </p>
      <Decisions t={t} model={model} />
      <Card title={t("why.mail")}>
        {model.explained.map((one) => (
          <WhyList t={t} explained={one} />
        ))}
        <Sending t={t} model={model} />
      </Card>
      <Card title={t("mails.one.history")}>
        <TimelineList t={t} zone={model.zone} me={model.me} timeline={model.timeline} />
      </Card>
      <p class="acts">
        <a href={at(`programmes/${programme.id}/mail`)}>{t("mails.back")}</a>
        <a href={at(`programmes/${programme.id}/participants/${row.person}`)}>{t("mails.one.person")}</a>
      </p>
    </ConsolePage>,
  );
}

/** The hours it may leave in, its end, and how often it was tried. */
function Sending({ t, model: { sending, zone } }: Props) {
  const { wall, dueAt, expiresAt, attempts, possibleDuplicate } = sending;
  const theirs = wall?.zone ?? zone;
  return (
    <p>
      {wall === undefined
        ? t("why.mail.at-once")
        : t("why.mail.window", {
            from: momentText(t.locale, theirs, dueAt),
            to: momentText(t.locale, theirs, wall.windowEnds),
            zone: placeOfZone(theirs),
          })}{" "}
      {t("why.mail.over", { date: momentText(t.locale, theirs, expiresAt) })}{" "}
      {t("why.mail.attempts", { count: attempts })} {possibleDuplicate ? t("why.mail.twice") : null}
    </p>
  );
}

/** What can be decided now, each with what it means. */
function Decisions({ t, model }: Props) {
  const { row, mayHold } = model;
  if (mayHold)
    return (
      <Card>
        <p>{t("mails.one.hold.text")}</p>
        <Act model={model} act="hold" label={t("mails.one.hold")} />
      </Card>
    );
  if (row.refusedAt !== undefined)
    return (
      <Notice look="bad">
        <p>{t("mails.refused.next")}</p>
      </Notice>
    );
  if (row.state !== "PARKED") return null;
  const held = isHeld(row);
  return (
    <Card>
      <p>{t(held ? "mails.one.release.text" : "mails.one.again.text")}</p>
      <Act model={model} act="release" label={t(held ? "mails.one.release" : "mails.one.again")} />
      {mayBeKept(row) ? (
        <>
          <p>{t(held ? "mails.one.leave.text" : "mails.one.let-be.text")}</p>
          <Act model={model} act="leave" label={t(held ? "mails.one.leave" : "mails.one.let-be")} grave />
        </>
      ) : null}
    </Card>
  );
}

interface ActProps {
  model: MessageModel;
  act: "hold" | "release" | "leave";
  label: string;
  grave?: boolean;
}

function Act({ model, act, label, grave = false }: ActProps) {
  const path = `programmes/${model.programme.id}/mail/${model.row.id}`;
  return (
    <Call call={`${path}/${act}`} then={`${path}?done=${act}`}>
      <div class="acts">
        <Button look={grave ? "grave" : "main"}>{label}</Button>
      </div>
    </Call>
  );
}
