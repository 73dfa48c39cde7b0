import { laterQuestions, menteeWishes, mentorWishes } from "#shared/domain/again.ts";
import { dayText } from "#shared/locales/dates.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { named, people } from "#shared/view/words.ts";
import type { AgainModel } from "./again-model.ts";

/** What one wishes for the next year, with one tap. */
export function againPage(model: AgainModel): string {
  const t = translator(model.locale);
  const { mentors, alone, pairs, there, later, goesOn } = model;
  const asked = alone || [...mentors, ...pairs, there, later].some((one) => one !== undefined);
  return renderPage(
    <Layout t={t} title={t("again.title")} programme={model.programme} me={model.me}>
      {model.saved ? <Notice>{t("again.saved")}</Notice> : null}
      {goesOn.map((name) => (
        <p key={name}>{t("again.goes-on", named(name))}</p>
      ))}
      {model.applied === undefined ? null : (
        <p>
          {t("again.applied")}{" "}
          <a class="link" href={model.applied}>
            {t("me.part.profile")}
          </a>
        </p>
      )}
      {!asked && goesOn.length === 0 ? <p>{t("again.nothing")}</p> : null}
      {!alone && mentors.length + pairs.length === 0 ? null : <Lead t={t} by={model.by} />}
      {mentors.map((one) => (
        <Mentee key={one.mentorship} t={t} model={model} mentor={one} />
      ))}
      {alone ? <Mentee t={t} model={model} /> : null}
      {pairs.map(({ mentorship, name, said }) => (
        <Card key={mentorship} title={t("again.pair", named(name))}>
          <Wishes t={t} model={model} wishes={mentorWishes} said={said} mentorship={mentorship} />
        </Card>
      ))}
      {there === undefined ? null : (
        <Card title={t("again.there")}>
          <Wishes t={t} model={model} wishes={["other", "no"]} said={there.said} of="there" />
        </Card>
      )}
      {later === undefined ? null : <Later t={t} model={model} later={later} />}
    </Layout>,
  );
}

/** Who sees it, and by when one hears; in one sentence that is true whatever the other one says. */
function Lead({ t, by }: { t: Translate; by: string | undefined }) {
  return (
    <p>
      {t("again.private")} {by === undefined ? null : t("again.by", { date: dayText(t.locale, by) })}
    </p>
  );
}

function Mentee({ t, model, mentor }: { t: Translate; model: AgainModel; mentor?: AgainModel["mentors"][number] }) {
  const wishes = menteeWishes
    .filter((wish) => wish !== "same" || mentor !== undefined)
    .filter((wish) => wish !== "mentor" || model.mayApply);
  const several = mentor !== undefined && model.mentors.length > 1;
  return (
    <Card title={several ? t("again.with", named(mentor.name)) : t("again.mentee")}>
      <Wishes
        t={t}
        model={model}
        wishes={wishes}
        said={mentor?.said}
        mentorship={mentor?.mentorship}
        names={mentor && people(t, [mentor.name], "mentor")}
      />
      {model.mayApply ? <p class="soft">{t("again.mentor.text")}</p> : null}
    </Card>
  );
}

interface WishesProps {
  t: Translate;
  model: AgainModel;
  wishes: readonly ("same" | "new" | "mentor" | "rest" | "yes" | "other" | "no")[];
  said: string | undefined;
  mentorship?: string | undefined;
  names?: string | undefined;
  /** A mentor without mentees is asked in other words. */
  of?: "there" | undefined;
}

function Wishes({ t, model, wishes, said, mentorship, names = "", of }: WishesProps) {
  const text = (wish: WishesProps["wishes"][number]) =>
    of === undefined ? t(`again.wish.${wish}`, { names }) : t(wish === "no" ? "again.there.no" : "again.there.yes");
  const pointed = (wish: string) => model.marked === (mentorship === undefined ? wish : `${wish}.${mentorship}`);
  const now = wishes.find((wish) => wish === said);
  return (
    <Form action={model.action} locale={t.locale}>
      {mentorship === undefined ? null : <input type="hidden" name="mentorship" value={mentorship} />}
      <div class="acts">
        {wishes.map((wish) => (
          <Button key={wish} name="again" value={wish} look="quiet" marked={pointed(wish)}>
            {text(wish)}
          </Button>
        ))}
      </div>
      {now === undefined ? null : <p class="soft">{t("again.so-far", { wish: text(now) })}</p>}
      {wishes.some(pointed) ? <p class="soft">{t("answer.marked")}</p> : null}
    </Form>
  );
}

/** Two questions a year later, and the way to become a mentor. */
function Later({ t, model, later }: { t: Translate; model: AgainModel; later: NonNullable<AgainModel["later"]> }) {
  return (
    <Card title={t("again.later")}>
      {laterQuestions.map((question) => (
        <Form key={question} action={model.action} locale={t.locale}>
          <p id={`later-${question}`}>{t(`again.later.${question}`)}</p>
          <div class="acts">
            {(["yes", "no"] as const).map((value) => (
              <Button
                key={value}
                name="again"
                value={`${question}.${value}`}
                look="quiet"
                marked={model.marked === `${question}.${value}`}
                describedBy={`later-${question}`}
              >
                {t(`answer.${value}`)}
              </Button>
            ))}
          </div>
          {later[question] === undefined ? null : (
            <p class="soft">{t("answer.so-far", { answer: t(later[question] ? "answer.yes" : "answer.no") })}</p>
          )}
        </Form>
      ))}
      {later.would === true && model.mayApply ? (
        <Form action={model.action} locale={t.locale}>
          <p>{t("again.mentor.text")}</p>
          <Button name="again" value="mentor">
            {t("again.wish.mentor", { names: "" })}
          </Button>
        </Form>
      ) : null}
    </Card>
  );
}
