import type { Temporal } from "temporal-polyfill";
import { holidayCalendar } from "../../calendar/holidays.ts";
import { settingsPage } from "../../console/settings.tsx";
import { settingsPreviewPage } from "../../console/settings-preview.tsx";
import type { WorkModel } from "../../console/work.tsx";
import type { FieldProblem } from "../../domain/errors.ts";
import type { Programme } from "../../domain/programme.ts";
import { formOf, type SettingsForm } from "../../domain/settings-form.ts";
import type { Work } from "../../domain/work.ts";
import { playbookId as pinText, shippedPlaybooks } from "../../playbooks/shipped.ts";
import type { RefusedRequest, Reply, RequestContext, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { programmeOf } from "../programme-of.ts";
import { mustRun, unchangedSince } from "./allowed.ts";
import { playbookFor } from "./programmes.ts";
import { requestWork } from "./work.ts";

/** A programme's settings in a form; with `work`, as somebody just looked at them, so that they can go on from there. */
export async function showSettings(request: RequestOf<"showSettings">, ports: Pick<Ports, "store">): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const programme = await programmeOf(ports, id);
  const [typed, own] = await Promise.all([lookedAt(request, ports), ownPlans(id, ports)]);
  const html = settingsPageOf(request, programme, { typed, done: request.query.done, own });
  return { status: 200, version: programme.version, json: programme, html };
}

async function lookedAt(
  { parameters: { programme }, query: { work: id } }: RequestOf<"showSettings">,
  { store }: Pick<Ports, "store">,
): Promise<SettingsForm | undefined> {
  const work = id === undefined ? undefined : await store.get("work", id);
  return work?.programme === programme && work.kind === "settings-preview" ? textsIn(work.order) : undefined;
}

/** Has it looked at what these settings would change for whom. Changes nothing. */
export async function previewSettings(
  request: RequestOf<"previewSettings">,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const programme = await programmeOf(ports, id);
  unchangedSince(request, programme.version);
  await playbookFor({ ...programme, ...request.body }, ports);
  const order = { ...formOf(request.body), seen: programme.version };
  return requestWork(request, { programme: id, kind: "settings-preview", dryRun: true, order }, ports, now);
}

/** The form again, with what was typed and what is wrong. */
export async function settingsRefused(
  request: RefusedRequest<"previewSettings"> | RefusedRequest<"putProgramme">,
  ports: Pick<Ports, "store">,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const programme = await programmeOf(ports, id);
  const [typed, errors, own] = [textsIn(request.typed), request.errors, await ownPlans(id, ports)];
  const html = settingsPageOf(request, programme, { typed, errors, own });
  return { status: 400, json: undefined, html };
}

/** The page of what came of such a look. */
export function settingsPreview({ order }: Work, model: WorkModel): string {
  const { seen, ...form } = order;
  return settingsPreviewPage(model, textsIn(form), Number(seen));
}

interface Shown {
  readonly typed?: SettingsForm | undefined;
  readonly errors?: readonly FieldProblem[];
  readonly done?: string | undefined;
  /** The programme's own year plans. */
  readonly own?: readonly string[];
}

/** The programme's own year plans, as the form has them. */
async function ownPlans(programme: string, { store }: Pick<Ports, "store">): Promise<string[]> {
  return (await store.partsOf("playbook", programme)).map(({ playbook }) => pinText(playbook)).sort();
}

/** The page of a programme's settings. */
export function settingsPageOf(
  request: RequestContext,
  programme: Programme,
  { typed, errors = [], done, own = [] }: Shown,
): string {
  const { id, name, version } = programme;
  return settingsPage({
    locale: pageLanguage(request, undefined, programme),
    ...{ programme: { id, name }, done, version, errors },
    form: { ...formOf(programme), ...typed },
    playbooks: [...new Set([...shippedPlaybooks.keys(), ...own, pinText(programme.playbook)])],
    calendars: {
      "us-federal": holidayCalendar("us-federal"),
      "uk-bank": holidayCalendar("uk-bank"),
      india: holidayCalendar("india"),
    },
  });
}

/** Somebody's typing, as far as it is text of a usual length; a list has spaces between. */
function textsIn(typed: Readonly<Record<string, unknown>>): SettingsForm {
  const text = (value: unknown) => (Array.isArray(value) ? value.map(String).join(" ") : String(value));
  const texts = Object.entries(typed).map(([name, value]) => [name, text(value).slice(0, 6000)]);
  return { topics: "", holidayCalendars: "", ...Object.fromEntries(texts) };
}
