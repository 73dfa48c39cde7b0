import { describe, expect, it, vi } from "vitest";
import { recordOf } from "#shared/adapters/dynamo/items.ts";
import type { RouteName } from "#shared/contracts/routes.ts";
import { mayMentor, Participant } from "#shared/domain/participant.ts";
import { everything } from "#shared/usecases/everything.ts";
import type { Change } from "#shared/usecases/ports.ts";
import { apiOver } from "#test/support/api.ts";
import { adminRoutes, bodiesOf, routeOf } from "#test/support/desk-requests.ts";
import { callers, deskScene, own } from "#test/support/desk-scene.ts";
import { parametersOf } from "#test/support/fuzz-scene.ts";

const scene = await deskScene();
const { here } = scene;
const { store, ports } = here;

/** Routes that leave nothing to tell of. */
const silent: readonly RouteName[] = ["invite", "putImportPart"];
/** What others need comes last: a mentorship that runs, a draft no new round has overtaken. */
const lastOf: readonly RouteName[] = ["endMentorship", "startRound"];
/** Every other route by which a coordinator changes something. */
const changing = adminRoutes
  .filter((name) => routeOf(name).method !== "GET" && !silent.includes(name))
  .sort((one, other) => lastOf.indexOf(one) - lastOf.indexOf(other));

type Path = Record<string, string>;
interface Call {
  readonly path: Path;
  readonly body: unknown;
}

/** Every combination of what the scene has for a route's parameters. */
function pathsOf(route: RouteName): Path[] {
  return parametersOf(route).reduce<Path[]>(
    (made, name) => made.flatMap((one) => scene.examples(name, own).map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

/** A good body with a good path, whatever they are. */
function anyCalls(route: RouteName): Call[] {
  return pathsOf(route).flatMap((path) => bodiesOf(route).map((body) => ({ path, body })));
}

/**
 * Whether a transaction is a part of a year planned anew: prompts and mails that follow from what was written before, with
 * the participant, of whom only the mark of that plan is another. A year follows by itself, tonight at the latest.
 */
function isPlan(changes: readonly Change[]): boolean {
  const owners = changes.flatMap((one) => ("put" in one && one.kind === "participant" ? [one.put] : []));
  const rest = changes.filter(({ kind }) => kind !== "participant");
  return owners.length === 1 && owners.every(onlyPlanned) && rest.every(({ kind }) => planned.includes(kind));
}

const planned: readonly Change["kind"][] = ["touchpoint", "message"];

/** Whether a participant stands in the table as they are to be written, but for the mark of their plan. */
function onlyPlanned(put: Participant): boolean {
  const item = store.everyItem().find(({ noun, id }) => noun === "participant" && id === put.id);
  const said = (record: Participant) => JSON.stringify({ ...record, planned: undefined, version: 0 });
  return item !== undefined && said(recordOf("participant", item)) === said(Participant.parse(put));
}

/** Asks once, and answers what it wrote: one list of changes for each transaction that went through, but years that follow. */
async function ask(route: RouteName, { path, body }: Call) {
  // No two requests come in the same second.
  vi.setSystemTime(Date.now() + 1000);
  const commits: (readonly Change[])[] = [];
  store.intercept((changes, write) => {
    const follows = isPlan(changes);
    write();
    if (!follows) commits.push(changes);
  });
  const reply = await apiOver(ports)(route, {
    ...callers["a coordinator of all"],
    pathParameters: path,
    headers: { "content-type": "application/json", "idempotency-key": `audit ${Date.now()}` },
    body: body === undefined ? null : JSON.stringify(body),
  });
  store.intercept((_changes, write) => write());
  return { status: reply.statusCode, commits, id: /"id":"(\w+)"/.exec(reply.body)?.[1] ?? "" };
}

/** The first call that went well and wrote something, and what it wrote. @throws where none did: let the scene have what it needs. */
async function changeBy(route: RouteName, calls: readonly Call[]): Promise<(readonly Change[])[]> {
  const met = new Set<number>();
  for (const call of calls) {
    const { status, commits } = await ask(route, call);
    if (status < 300 && commits.length > 0) return commits;
    met.add(status);
  }
  throw new Error(`${route} changed nothing: ${[...met]}`);
}

/** A file that is here whole. */
async function upload(): Promise<Call> {
  const { id } = await ask("createImport", { path: { programme: own }, body: { kind: "members", parts: 1 } });
  const path = { programme: own, import: id };
  await ask("putImportPart", { path: { ...path, part: "0" }, body: { text: "member number\nM-1\n" } });
  return { path, body: {} };
}

async function afterHolding(route: RouteName): Promise<Call[]> {
  await changeBy("holdMessage", anyCalls("holdMessage"));
  return anyCalls(route);
}

/** What some routes need besides: a state that comes first, or a body that names somebody. */
const prepared: Partial<Record<RouteName, () => Promise<Call[]>>> = {
  // The scene's own pause is that of another cohort.
  setPause: async () => [
    { path: { programme: own }, body: { cohort: "preceptors", from: "2026-12-21", until: "2027-01-04" } },
  ],
  checkImport: async () => [await upload()],
  applyImport: async () => [await upload()],
  leaveMessage: () => afterHolding("leaveMessage"),
  releaseMessage: () => afterHolding("releaseMessage"),
  decideMail: async () =>
    scene
      .examples("message", own)
      .map((message) => ({ path: { programme: own }, body: { act: "hold", messages: [message] } })),
  async previewChange() {
    const drafts = await everything(ports, "proposal", own, "draft");
    return drafts.map(({ round, mentee }) => ({
      path: { programme: own, round },
      body: { mentee, action: "leave-out" },
    }));
  },
  async suggestMentor() {
    const mentors = (await everything(ports, "participant", own, "active")).filter(mayMentor);
    return pathsOf("suggestMentor").map((path) => ({ path, body: { mentor: mentors[0]?.person } }));
  },
  async releaseSignUp() {
    const [held] = (await everything(ports, "participant", own, "active")).filter(({ role }) => role === "mentee");
    if (held === undefined) throw new Error("Nobody is there");
    // Their address has had its mails for the hour in which they signed up.
    vi.setSystemTime(Date.now() + 2 * 3_600_000);
    await store.commit([{ kind: "participant", put: { ...held, state: "held" } }]);
    return [{ path: { programme: own, person: held.person }, body: undefined }];
  },
};

describe("what coordinators change", () => {
  it.each(changing)("O12: %s writes down who did it with every change, or does neither", async (route) => {
    const commits = await changeBy(route, (await prepared[route]?.()) ?? anyCalls(route));
    for (const changes of commits) {
      const kinds = changes.map(({ kind }) => kind);
      const by = changes.flatMap((one) => ("put" in one && one.kind === "audit" ? one.put.by : []));
      expect(by, `${route}: ${kinds}`).toContain("cora");
      expect(new Set(kinds).size, `${route}: ${kinds}`).toBeGreaterThan(1);
    }
  });

  it("O12: a year that is planned anew needs nobody's name, and nothing else goes for one", async () => {
    const [found] = await everything(ports, "participant", own, "active");
    const [message] = await everything(ports, "message", own);
    if (!found || !message) throw new Error("Nobody is there");
    const owner: Change = { kind: "participant", put: { ...found, planned: "anew" } };
    expect(isPlan([{ kind: "message", put: message }, owner])).toBe(true);
    expect(isPlan([{ kind: "message", put: message }])).toBe(false);
    expect(isPlan([{ kind: "participant", put: { ...found, cohort: "others" } }])).toBe(false);
    const programme = await store.get("programme", own);
    if (programme) expect(isPlan([owner, { kind: "programme", put: programme }])).toBe(false);
  });

  it("O12: a link to join keeps nothing, and a part of a file nothing but the file", async () => {
    for (const call of anyCalls("invite")) expect((await ask("invite", call)).commits).toEqual([]);
    const { path } = await upload();
    const part = { path: { ...path, part: "0" }, body: { text: "member number\nM-2\n" } };
    const before = await store.get("work", path["import"] ?? "");
    const { commits } = await ask("putImportPart", part);
    expect(commits.flat().map(({ kind }) => kind)).toEqual(["workPart", "work"]);
    expect({ ...(await store.get("work", path["import"] ?? "")), version: 0 }).toEqual({ ...before, version: 0 });
  });
});
