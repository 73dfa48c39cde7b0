import type { Temporal } from "temporal-polyfill";
import { settingsPage } from "../../console/settings.tsx";
import { settingsPreviewPage } from "../../console/settings-preview.tsx";
import type { WorkModel } from "../../console/work.tsx";
import type { FieldProblem } from "../../domain/errors.ts";
import type { Programme } from "../../domain/programme.ts";
import { formOf, type SettingsForm } from "../../domain/settings-form.ts";
import type { Work } from "../../domain/work.ts";
import { shippedPlaybooks } from "../../playbooks/shipped.ts";
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
  const html = settingsPageOf(request, programme, { typed: await lookedAt(request, ports), done: request.query.done });
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
  const html = settingsPageOf(request, programme, { typed: textsIn(request.typed), errors: request.errors });
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
}

/** The page of a programme's settings. */
export function settingsPageOf(
  request: RequestContext,
  programme: Programme,
  { typed, errors = [], done }: Shown,
): string {
  const { id, name, version } = programme;
  return settingsPage({
    locale: pageLanguage(request, undefined, programme),
    ...{ programme: { id, name }, done, version, errors },
    form: { ...formOf(programme), ...typed },
    playbooks: [...new Set([...shippedPlaybooks.keys(), `${programme.playbook.name}@${programme.playbook.version}`])],
  });
}

/** Somebody's typing, as far as it is text of a usual length; a list has spaces between. */
function textsIn(typed: Readonly<Record<string, unknown>>): SettingsForm {
  const text = (value: unknown) => (Array.isArray(value) ? value.map(String).join(" ") : String(value));
  const texts = Object.entries(typed).map(([name, value]) => [name, text(value).slice(0, 6000)]);
  return { topics: "", ...Object.fromEntries(texts) };
}
