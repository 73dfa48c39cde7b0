import { momentText } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { people } from "#shared/view/words.ts";
import type { MeModel } from "./me-model.ts";

interface Props {
  t: Translate;
  model: MeModel;
}

/** The way to a time to talk, for each pair. */
export function TalksCard({ t, model }: Props) {
  const { talks = [] } = model;
  if (talks.length === 0) return null;
  return (
    <Card title={t("meet.link-text")}>
      <ul class="ways">
        {talks.map(({ names, others, link, waits, next }) => (
          <li>
            <a class="link" href={link}>
              {t("meet.title", { names: people(t, names, others) })}
            </a>
            {waits ? <p>{t("meet.me.theirs")}</p> : null}
            {next === undefined ? null : <p>{t("meet.me.agreed", { when: momentText(t.locale, model.zone, next) })}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The talks of some days, as entries of the year: after one entry, up to the next. */
export function YearTalks({ t, model, after = "", until }: Props & { after?: string | undefined; until?: string }) {
  const between = (model.talks ?? [])
    .flatMap(({ names, others, days }) => days.map((day) => ({ ...day, names: people(t, names, others) })))
    .filter(({ date }) => date >= after && (until === undefined || date < until))
    .sort((one, other) => (one.at < other.at ? -1 : 1));
  return (
    <>
      {between.map(({ at, names }) => (
        <li>
          <time datetime={at}>{momentText(t.locale, model.zone, at)}</time>
          <br />
          {t("meet.me.year", { names })}
        </li>
      ))}
    </>
  );
}

/** Another address for one's calendar, in case the present one fell into other hands. */
export function NewFeed({ t, model }: Props) {
  return (
    <Form action={model.action} locale={t.locale}>
      <input type="hidden" name="action" value="feed" />
      <p class="soft" id="new-feed">
        {t("meet.feed.new.text")}
      </p>
      <div class="acts">
        <Button look="quiet" describedBy="new-feed">
          {t("meet.feed.new")}
        </Button>
      </div>
    </Form>
  );
}
