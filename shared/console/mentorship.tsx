import { endingReasons } from "#shared/domain/mentorship.ts";
import { dayText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { Call, Done } from "#shared/view/console-parts.tsx";
import { Button, Card, Facts } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { Select } from "#shared/view/select.tsx";
import { reasonText } from "#shared/view/words.ts";
import { History } from "./mentorship-history.tsx";
import type { MentorshipModel } from "./mentorship-model.ts";
import { PauseCard } from "./mentorship-pause.tsx";
import { nameIn } from "./pair-words.ts";

const done = { ended: "ships.done.ended", paused: "pauses.done.ship", resumed: "pauses.done.ship-on" } as const;

/** Who, since when, why, who said yes when, and what may be done. */
export function mentorshipPage(model: MentorshipModel): string {
  const t = translator(model.locale);
  const { mentorship, names } = model;
  const [mentee, mentor] = [nameIn(t, names, model.mentee), nameIn(t, names, model.mentor)];
  const day = (date: string | null | undefined) => (date ? dayText(t.locale, date) : "");
  const until = mentorship.state === "ended" ? mentorship.members.at(-1)?.until : undefined;
  return renderPage(
    <ConsolePage t={t} model={model} part="pairing" title={t("ships.one", { mentee, mentor })}>
      <Done t={t} done={model.done} says={done} />
      <Card>
        <Facts
          items={[
            [t("rounds.state"), t(`ships.state.${mentorship.state}`)],
            [t("rounds.mentee"), mentee],
            [t("rounds.mentor"), mentor],
            [t("ships.since"), day(mentorship.startDate)],
            [t("ships.until"), day(until)],
            [t("ships.planned"), t("ships.planned.count", { count: model.planned })],
            [t("ships.next"), day(model.next)],
          ]}
        />
        <p class="acts">
          <a class="link" href={at(`programmes/${model.programme.id}/participants/${model.mentee}`)}>
            {t("ships.person", { mentee })}
          </a>
          <a class="link" href={at(`programmes/${model.programme.id}/participants/${model.mentor}`)}>
            {t("ships.person", { mentee: mentor })}
          </a>
        </p>
      </Card>
      <Reasons t={t} model={model} mentee={mentee} mentor={mentor} />
      <History t={t} history={model.history} names={names} zone={model.zone} />
      {mentorship.state === "active" ? <PauseCard t={t} model={model} /> : null}
      {mentorship.state === "active" ? <End t={t} model={model} /> : null}
      {mentorship.state === "ended" && model.waiting ? <Again t={t} model={model} mentee={mentee} /> : null}
      <p class="acts">
        <a class="link" href={at(`programmes/${model.programme.id}/mentorships`)}>
          {t("ships.all")}
        </a>
      </p>
    </ConsolePage>,
  );
}

interface Both {
  t: Translate;
  model: MentorshipModel;
  mentee: string;
  mentor: string;
}

function Reasons({ t, model, mentee, mentor }: Both) {
  const { reasons } = model.mentorship;
  if (reasons.length === 0) return null;
  const sides = [
    ["mentee", mentee],
    ["mentor", mentor],
  ] as const;
  return (
    <div class="columns">
      {sides.map(([side, name]) => (
        <Card key={side} title={t("ships.read", { name })}>
          <ul>
            {reasons.map((reason) => (
              <li key={`${reason.reason} ${reason.detail}`}>{reasonText(t, reason, side)}</li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

function End({ t, model }: { t: Translate; model: MentorshipModel }) {
  const path = `programmes/${model.programme.id}/mentorships/${model.mentorship.id}`;
  return (
    <Card title={t("ships.end.title")}>
      <p>{t("ships.end.text")}</p>
      <Call call={`${path}/ending`} then={`${path}?done=ended`} version={model.mentorship.version}>
        <Select id="reason" name="reason" label={t("ships.end.reason")}>
          <option value="">{t("ships.ending.none")}</option>
          {endingReasons.map((reason) => (
            <option key={reason} value={reason}>
              {t(`ships.ending.${reason}`)}
            </option>
          ))}
        </Select>
        <div class="acts">
          <Button look="grave" asks={t("ships.end.sure")}>
            {t("ships.end")}
          </Button>
        </div>
      </Call>
    </Card>
  );
}

function Again({ t, model, mentee }: { t: Translate; model: MentorshipModel; mentee: string }) {
  return (
    <Card title={t("ships.again.title")}>
      <p>{t("ships.again.text", { mentee })}</p>
      <Call call={`programmes/${model.programme.id}/participants/${model.mentee}/mentor-choices`}>
        <div class="acts">
          <Button>{t("ships.again")}</Button>
        </div>
      </Call>
    </Card>
  );
}
