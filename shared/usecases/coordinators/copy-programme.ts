import type { Temporal } from "temporal-polyfill";
import { copyPage } from "../../console/settings-copy.tsx";
import { type FieldProblem, Problem } from "../../domain/errors.ts";
import type { Programme } from "../../domain/programme.ts";
import { audit } from "../audit.ts";
import type { RefusedRequest, Reply, RequestContext, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports, Put } from "../ports.ts";
import { programmeOf } from "../programme-of.ts";
import { playbookId } from "../year/programme-plan.ts";
import { mustRun, runs } from "./allowed.ts";
import { settingsPageOf } from "./settings.ts";

type CopyPorts = Pick<Ports, "store">;

/** The form for a new programme like this one. */
export async function copyForm(request: RequestOf<"copyForm">, ports: CopyPorts): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const programme = await programmeOf(ports, id);
  return { status: 200, version: programme.version, json: programme, html: page(request, programme) };
}

/**
 * A new programme with the settings and the playbook of another, as they are now: later changes of the one are none of
 * the other. Nobody comes along, and no key date: each year's are tentative by rule again. Pressed twice it is one copy.
 */
export async function copyProgramme(
  request: RequestOf<"copyProgramme">,
  ports: CopyPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: from } = request.parameters;
  const { id, name } = request.body;
  const caller = mustRun(request, from);
  if (!runs(caller, id)) throw taken("only a coordinator who runs the new programme too may make it");
  const parent = await programmeOf(ports, from);
  const [playbook, there] = await Promise.all([
    ports.store.get("playbook", playbookId(parent)),
    ports.store.get("programme", id),
  ]);
  if (there) throw taken("there is a programme of this id");
  const put: Programme = { ...parent, id, name, version: 0 };
  const copies: Put[] = playbook
    ? [{ kind: "playbook", put: { ...playbook, id: playbookId(put), programme: id, version: 0 } }]
    : [];
  await ports.store.commit([
    { kind: "programme", put },
    ...copies,
    audit(id, caller.id, "programme-copied", from, now),
  ]);
  const address = `/admin/programmes/${id}/settings`;
  const copy = { ...put, version: 1 };
  const html = settingsPageOf(request, copy, { done: "copied" });
  const headers = { location: address, "content-location": address };
  return { status: 201, version: 1, json: copy, html, headers };
}

function taken(message: string): Problem {
  return new Problem("invalid-request", "Choose another id.", [{ field: "id", message }]);
}

/** The form again, with what was typed and what is wrong. */
export async function copyRefused(request: RefusedRequest<"copyProgramme">, ports: CopyPorts): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const programme = await programmeOf(ports, id);
  const text = (value: unknown) => (typeof value === "string" ? value.slice(0, 200) : "");
  const typed = { id: text(request.typed["id"]), name: text(request.typed["name"]) };
  return { status: 400, json: undefined, html: page(request, programme, typed, request.errors) };
}

function page(
  request: RequestContext,
  programme: Programme,
  typed: { id: string; name: string } = { id: "", name: "" },
  errors: readonly FieldProblem[] = [],
): string {
  const { id, name } = programme;
  const locale = pageLanguage(request, undefined, programme);
  return copyPage({ locale, programme: { id, name }, typed, errors });
}
