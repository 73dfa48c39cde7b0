import type { ComponentChildren } from "preact";
import { translator } from "#shared/locales/translate.ts";
import { problemPage } from "#shared/pages/problem.tsx";
import { at, ConsolePage } from "#shared/view/console.tsx";
import { Call, Go } from "#shared/view/console-parts.tsx";
import { Field } from "#shared/view/field.tsx";
import { Button, Notice } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";

const t = translator("en-US");
const programme = { id: "demo", name: "Student Mentoring" };

/** A page of the console as use cases render them, with whatever a test needs on it. */
export function exhibit(title: string, children: ComponentChildren, refresh?: number): string {
  return renderPage(
    <ConsolePage t={t} model={{ locale: "en-US", programme }} title={title} refresh={refresh}>
      {children}
    </ConsolePage>,
  );
}

/** A page with a link to another. */
export function linking(title: string, to: string): string {
  return exhibit(title, <a href={at(to)}>Onwards</a>);
}

/** A form that changes something: a name, and two buttons. */
export function changing(title: string, props: { next?: string; version?: number; error?: string } = {}): string {
  const { error, next, version } = props;
  return exhibit(
    title,
    <>
      {error === undefined ? null : (
        <Notice look="bad">
          <a href="#name">{error}</a>
        </Notice>
      )}
      <Call call="programmes/demo/names" then={next} version={version}>
        <Field name="name" label="Name" error={error} />
        <Button name="act" value="keep">
          Keep
        </Button>
        <Button name="act" value="drop">
          Drop
        </Button>
      </Call>
    </>,
  );
}

/** Work under way, with a field to type in meanwhile. */
export function underWay(done: number, refresh: number | undefined): string {
  return exhibit(
    "Under way",
    <>
      <p role="status">{`${done} done`}</p>
      <Field name="note" label="Note" />
    </>,
    refresh,
  );
}

/** A search. */
export function searching(title: string): string {
  return exhibit(
    title,
    <Go to="programmes/demo/people?state=held">
      <Field name="q" label="Search" />
      <Field name="town" label="Town" />
      <Button>Show</Button>
    </Go>,
  );
}

/** A file to send. */
export function sending(): string {
  return exhibit(
    "Import",
    <form method="post" data-upload="programmes/demo/imports">
      <label for="file">File</label>
      <input type="file" id="file" name="file" />
      <input type="hidden" name="kind" value="members" />
      <Button>Send</Button>
    </form>,
  );
}

/** What a coordinator's route answers when it refuses. */
export const refusal = problemPage({ locale: "en-US", code: "precondition-failed" });
export const refusalSays = t("problem.precondition-failed.text");
export const says = (word: "kept" | "offline" | "failed" | "signed-out-title") => t(`console.${word}`);
