import type { FieldProblem } from "#shared/domain/errors.ts";
import { type Translate, translator } from "#shared/locales/translate.ts";
import { at, type ConsoleModel, ConsolePage } from "#shared/view/console.tsx";
import { Call, Done, Table } from "#shared/view/console-parts.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { errorAttributes, Field, FieldError } from "#shared/view/field.tsx";
import { Button, Card, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import { type FindingModel, findingText } from "./books-words.ts";
import { playbookText } from "./settings-words.ts";

/** A year plan to choose from. */
export interface BookRowModel {
  name: string;
  version: number;
  shipped: boolean;
  current: boolean;
  prompts: number;
  madeFrom?: { name: string; version: number } | undefined;
}

/** The year plans of a programme, and a file just sent, if one was. */
export interface BooksModel extends ConsoleModel {
  programme: { id: string; name: string };
  version: number;
  books: readonly BookRowModel[];
  typed: { name: string; text: string };
  errors: readonly FieldProblem[];
  findings: readonly FindingModel[];
}

/** Year plans to choose from, as files; a form that takes one; and the way for running pairs onto the present one. */
export function booksPage(model: BooksModel): string {
  const t = translator(model.locale);
  const { programme, books } = model;
  const path = `programmes/${programme.id}`;
  const errors = errorsIn(t, model);
  return renderPage(
    <ConsolePage t={t} model={model} part="settings" title={t("books.title")}>
      <Done t={t} done={model.done} says={{ taken: "books.taken" }} />
      <ErrorSummary t={t} errors={errors} control={(field) => field} />
      <Findings t={t} findings={model.findings} />
      <p>{t("books.lead")}</p>
      <Table caption={t("books.list")} head={[t("books.plan"), t("books.from"), t("books.prompts"), t("books.file")]}>
        {books.map((book) => (
          <Row key={pinned(book)} t={t} book={book} path={path} />
        ))}
      </Table>
      <p>
        <a href={at(`${path}/settings`)}>{t("books.choose")}</a>
      </p>
      <CarryOver t={t} model={model} path={path} />
      <Card title={t("books.take")}>
        <p>{t("books.take.lead")}</p>
        <Call call={`${path}/year-plans`}>
          <Field
            name="name"
            label={t("books.name")}
            hint={t("books.name.hint")}
            maxlength={40}
            value={model.typed.name}
            error={errors.get("name")}
          />
          <div class="field">
            <label for="text">{t("books.text")}</label>
            <textarea
              id="text"
              name="text"
              rows={12}
              spellcheck={false}
              {...errorAttributes("text", errors.get("text"))}
            >
              {model.typed.text}
            </textarea>
            <FieldError id="text" error={errors.get("text")} />
          </div>
          <p class="acts">
            <Button>{t("books.take.button")}</Button>
          </p>
        </Call>
      </Card>
    </ConsolePage>,
  );
}

function Row({ t, book, path }: { t: Translate; book: BookRowModel; path: string }) {
  const { shipped, current, prompts, madeFrom } = book;
  const from = madeFrom ? t("books.made-from", { plan: playbookText(t, pinned(madeFrom)) }) : t("books.own");
  return (
    <tr>
      <th scope="row">
        {playbookText(t, pinned(book))}
        {current ? <span class="soft">{` ${t("books.current")}`}</span> : null}
      </th>
      <td>{shipped ? t("books.shipped") : from}</td>
      <td class="number">{prompts}</td>
      <td>
        <a href={at(`${path}/year-plans/${pinned(book)}`)}>
          {t("books.download")}
          <span class="hide">{` ${playbookText(t, pinned(book))}`}</span>
        </a>
      </td>
    </tr>
  );
}

function pinned({ name, version }: { name: string; version: number }): string {
  return `${name}@${version}`;
}

/** Running pairs stay where they are until somebody carries them over, and looks first. */
function CarryOver({ t, model: { books, version }, path }: { t: Translate; model: BooksModel; path: string }) {
  const current = books.find((book) => book.current);
  if (current === undefined) return null;
  return (
    <Card title={t("books.carry")}>
      <p>{t("books.carry.lead", { plan: playbookText(t, pinned(current)) })}</p>
      <Call call={`${path}/carry-over`} version={version}>
        <p class="acts">
          <Button look="quiet">{t("books.carry.look")}</Button>
        </p>
      </Call>
    </Card>
  );
}

function Findings({ t, findings }: { t: Translate; findings: readonly FindingModel[] }) {
  const groups = (["error", "warning"] as const).map((level) => ({
    level,
    texts: [...new Set(findings.filter((one) => one.level === level).map((one) => findingText(t, one)))],
  }));
  return (
    <>
      {groups
        .filter(({ texts }) => texts.length > 0)
        .map(({ level, texts }) => (
          <Notice key={level} look={level === "error" ? "bad" : "good"}>
            <h2>{t(`books.findings.${level}`)}</h2>
            <ul>
              {texts.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Notice>
        ))}
    </>
  );
}

/** Places in a file that are named; a file that is wrong in many is read again after the first are mended. */
const mostPlaces = 12;

function errorsIn(t: Translate, { errors }: BooksModel): Map<string, string> {
  const found = new Map<string, string>();
  if (errors.some(({ field }) => field === "name")) found.set("name", t("books.error.name"));
  const inFile = errors.filter(({ field }) => field !== "name");
  if (inFile.length === 0) return found;
  const places = inFile.map(({ field, message }) => (field === "playbook" ? message : `${field}: ${message}`));
  const whole = inFile.some(({ field }) => field === "playbook" || field === "text");
  const listed = [...new Set(places)].slice(0, mostPlaces).join("; ");
  return found.set("text", whole ? t("books.error.file") : t("books.error.places", { places: listed }));
}
