import type { Alternative, WhyNot } from "#shared/domain/explanation.ts";
import type { Stage, Topic } from "#shared/domain/participant.ts";
import { dayOfInstant, placeOfZone } from "#shared/locales/dates.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { at } from "#shared/view/console.tsx";
import { Call, Table } from "#shared/view/console-parts.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Card, Facts } from "#shared/view/parts.tsx";
import { Select } from "#shared/view/select.tsx";
import { capital, topicList } from "#shared/view/words.ts";
import { nameIn } from "./pair-words.ts";
import { type AboutRound, pathOf } from "./round-model.ts";

/** What matters about somebody when they are paired. */
export interface PairSide {
  person: string;
  stage: Stage;
  topics: readonly Topic[];
  waitingSince: string;
  zone: string | undefined;
  /** What they do, in their own words, as mentees and mentors may read it of each other. */
  work?: string | undefined;
  /** Of a mentor: places over all programmes, and how many are taken. */
  places: { all: number; taken: number } | undefined;
}

interface SideProps {
  t: Translate;
  model: AboutRound & { names: ReadonlyMap<string, string> };
  side: PairSide;
  as: "mentee" | "mentor";
  /** The reasons as this person reads them. */
  reads?: readonly string[] | undefined;
}

/** One of the two, with what counts. */
export function Side({ t, model, side, as, reads = [] }: SideProps) {
  const { person, stage, topics, zone, places, waitingSince, work = "" } = side;
  return (
    <Card title={t(`pair.${as}`, { name: nameIn(t, model.names, person) })}>
      <Facts
        items={[
          [t("respond.stage"), t(`stage.${stage}`)],
          [t("pair.topics"), capital(t.locale, topicList(t, topics))],
          [t("pair.words"), work],
          [t("pair.zone"), zone === undefined ? "" : placeOfZone(zone)],
          as === "mentee"
            ? [t("pair.waiting"), dayOfInstant(t.locale, model.zone, waitingSince)]
            : [t("pair.places"), places === undefined ? "" : t("pair.places.text", places)],
        ]}
      />
      {reads.length === 0 ? null : <h3>{t("pair.reads")}</h3>}
      {reads.length === 0 ? null : (
        <ul>
          {reads.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p class="acts">
        <a class="link" href={at(`programmes/${model.programme.id}/participants/${person}`)}>
          {t("pair.person")}
        </a>
      </p>
    </Card>
  );
}

interface OthersProps {
  t: Translate;
  model: SideProps["model"];
  caption: string;
  others: readonly Alternative[];
  /** The mentee for whom one of these mentors may be chosen by hand. */
  choose?: string | undefined;
}

/** Why somebody cannot be chosen instead, whatever it costs. */
const never: ReadonlySet<WhyNot> = new Set(["earlier", "no-place", "resting", "barred"]);

/** Who else came near, and why not. */
export function Others({ t, model, caption, others, choose }: OthersProps) {
  if (others.length === 0) return null;
  const head = [t("pair.name"), t("pair.fit"), t("pair.why-not"), ...(choose === undefined ? [] : [t("pair.act")])];
  return (
    <Table caption={caption} head={head}>
      {others.map(({ person, points, why, rule, loses }) => (
        <tr key={person}>
          <td>{nameIn(t, model.names, person)}</td>
          <td>{t("pair.points", { points })}</td>
          <td>
            {rule === undefined
              ? t(why === "less" && loses !== undefined ? "pair.free" : `pair.not.${why}`)
              : t.of(`barrier.${rule}`)}
            {loses === undefined ? "" : ` ${t(`pair.loses.${loses}`)}`}
          </td>
          {choose === undefined ? null : (
            <td>
              {never.has(why) ? (
                t("pair.cannot")
              ) : (
                <Call call={`${pathOf(model)}/changes`}>
                  <input type="hidden" name="mentee" value={choose} />
                  <Button name="mentor" value={person} look="quiet">
                    {t("pair.choose", { name: nameIn(t, model.names, person) })}
                  </Button>
                </Call>
              )}
            </td>
          )}
        </tr>
      ))}
    </Table>
  );
}

/** Why not these two? Any mentor, by name or address: the answer says what stands between them, or what it costs. */
export function AnyMentor({
  t,
  model,
  mentee,
  typed,
}: {
  t: Translate;
  model: AboutRound;
  mentee: string;
  typed?: Typed;
}) {
  const { name, error, found = [] } = typed ?? {};
  const post = { call: `${pathOf(model)}/changes` };
  return (
    <>
      <Call {...post}>
        <input type="hidden" name="mentee" value={mentee} />
        <Field name="name" label={t("pair.any")} value={name} error={error} maxlength={254} hint={t("pair.any.hint")} />
        <div class="acts">
          <Button look="quiet">{t("pair.look")}</Button>
        </div>
      </Call>
      {found.length === 0 ? null : (
        <Call {...post}>
          <input type="hidden" name="mentee" value={mentee} />
          <Select name="mentor" id="mentor" label={t("pair.which.choose")}>
            {found.map((one) => (
              <option value={one.id}>{one.name}</option>
            ))}
          </Select>
          <div class="acts">
            <Button look="quiet">{t("pair.look")}</Button>
          </div>
        </Call>
      )}
    </>
  );
}

/** A name that was typed and is not of one mentor alone. */
interface Typed {
  name: string;
  error: string;
  /** Whose name it may be. */
  found: readonly { readonly id: string; readonly name: string }[];
}
