import { vi } from "vitest";
import type { Item } from "#shared/adapters/dynamo/items.ts";
import type { RouteName } from "#shared/contracts/routes.ts";
import { jobNames } from "#shared/contracts/schedules.ts";
import { everything } from "#shared/usecases/everything.ts";
import { apiOver, type Parts } from "./api.ts";
import { adminRoutes, bodiesOf, routeOf } from "./desk-requests.ts";
import { parametersOf } from "./fuzz-scene.ts";
import { aMentee, aMentor, tokenFor } from "./people.ts";
import { type World, world } from "./world.ts";

/** The programme of whoever asks, and the one they must not see. */
export const [own, foreign] = ["demo", "secret-circle"];

/** Records a route's parameter may name, by the nouns they are stored under; where the two are called the same, none. */
const nouns: Readonly<Record<string, string>> = { run: "jobRun", import: "work", group: "offer" };
/** Parameters that name no record: the same in every programme. */
const fixed: Readonly<Record<string, readonly string[]>> = {
  keyDate: ["midyear"],
  book: ["ashp-student@1"],
  job: jobNames,
  part: ["0"],
};

export type DeskScene = Awaited<ReturnType<typeof deskScene>>;

/** Two programmes in the middle of their year, with every kind of record a coordinator may name. The process clock is theirs. */
export async function deskScene() {
  const here = await world({ rounds: { every: "never" } });
  vi.useFakeTimers({ toFake: ["Date"], now: here.now().epochMilliseconds });
  await here.programme(foreign, {
    name: "Hush-Hush Mentoring",
    society: "Society of Whispers",
    rounds: { every: "never" },
  });
  await fill(here, own, ["Ana", "Kim", "Bea", "Lou", "Max"]);
  await fill(here, foreign, ["Zelphania", "Quintorius", "Yolandrix", "Wexfordia", "Vandelmar"]);
  return {
    here,
    /** Values for one parameter of a route's path. @throws where the scene has none: fill it. */
    examples(name: string, programme: string): string[] {
      const known = name === "programme" ? [programme] : fixed[name];
      const found = known ?? [...new Set(idsOf(here, programme, name))];
      if (found.length > 0) return [...found];
      throw new Error(`No {${name}} of programme ${programme}: let test/support/desk-scene.ts make one`);
    },
    /** Items of one programme, as they lie in the table. */
    itemsOf: (programme: string) => itemsOf(here, programme),
    /** Everything that tells of a programme: ids, names, addresses, words. */
    canaries: (programme: string) => canariesOf(here, programme),
  };
}

/** Whether a parameter names a record, which then belongs to one programme alone: a member's number is anybody's to give. */
function namesRecord(name: string): boolean {
  return name !== "programme" && name !== "number" && fixed[name] === undefined;
}

/** Parameters of a route that name records. */
export const recordsOf = (route: RouteName) => parametersOf(route).filter(namesRecord);

function itemsOf(here: World, programme: string): Item[] {
  const people = new Set(
    idsIn(here, ({ noun, programme: of }) => noun === "participant" && of === programme, "person"),
  );
  return here.store
    .everyItem()
    .filter(
      (item) =>
        item["programme"] === programme ||
        (item["noun"] === "programme" && item["id"] === programme) ||
        people.has(String(item["id"])),
    );
}

function idsIn(here: World, which: (item: Item) => boolean, field: string): string[] {
  return here.store.everyItem().flatMap((item) => (which(item) ? [String(item[field])] : []));
}

function idsOf(here: World, programme: string, parameter: string): string[] {
  const noun = nouns[parameter] ?? parameter;
  if (parameter === "person")
    return idsIn(here, (item) => item["noun"] === "participant" && item["programme"] === programme, "person");
  if (parameter === "number")
    return idsIn(here, (item) => item["noun"] === "member" && item["programme"] === programme, "memberNumber");
  const isOne = (item: Item) =>
    item["noun"] === noun &&
    item["programme"] === programme &&
    (parameter !== "import" || String(item["kind"]).startsWith("import"));
  return idsIn(here, isOne, "id");
}

/** Values no answer to a stranger may hold. Words that stand in every programme are none. */
function canariesOf(here: World, programme: string): string[] {
  const told = ["id", "person", "name", "email", "society", "subject", "text", "contact", "memberNumber"];
  const words = (of: string) =>
    itemsOf(here, of).flatMap((item) =>
      told.flatMap((field) => (typeof item[field] === "string" && item["noun"] !== "playbook" ? [item[field]] : [])),
    );
  const everywhere = new Set([...words(own === programme ? foreign : own), programme, "cora", ""]);
  return [...new Set(words(programme))].filter(
    (word) => !everywhere.has(word) && word.length > 3 && !/\bmidyear\b/.test(word),
  );
}

type Names = readonly [mentee: string, mentor: string, waiting: string, free: string, applicant: string];

async function fill(here: World, programme: string, names: Names): Promise<void> {
  const [mentee, mentor, waiting, free, applicant] = names;
  const api = apiOver(here.ports);
  const ask = async (route: RouteName, body: unknown, more: Partial<Parts> = {}) => {
    const reply = await api(route, {
      ...{ groups: "all-programmes", pathParameters: { programme } },
      headers: { "content-type": "application/json", "idempotency-key": `${programme} ${route}` },
      body: JSON.stringify(body),
      ...more,
    });
    if (reply.statusCode >= 300) throw new Error(`${route}: ${reply.statusCode} ${reply.body}`);
    await here.work();
    return reply;
  };
  await aMentor(here, mentor, { programme, places: 1 });
  await aMentee(here, mentee, { programme });
  await ask("startRound", { publish: true });
  for (const { id, mentor: first, mentee: second } of await everything(here.ports, "proposal", programme))
    for (const person of [first, second]) {
      const token = await tokenFor(here, "respond", person, id, programme);
      await ask("respond", { answer: "yes" }, { pathParameters: { token } });
    }
  await aMentor(here, free, { programme, topics: ["oncology"], stage: "leader", places: 1 });
  for (const name of [waiting, `${waiting}two`]) await aMentee(here, name, { programme });
  await ask("startRound", {}, { headers: { "content-type": "application/json", "idempotency-key": "draft" } });
  await aMentee(here, applicant, { programme, role: "mentor" });
  const circle = { shape: "once", mentors: `${free}@post.example`, mentees: `${waiting}@post.example` };
  await ask("makeGroup", { does: "offer", ...circle });
  await ask("raiseConcern", {
    text: `About ${mentor} of ${programme}`,
    contact: `${waiting.toLowerCase()}@home.example`,
  });
  const words = { subject: `News from ${mentor}`, text: `${mentor} says hello`, language: "en-US" };
  await ask("writeAnnouncement", words);
  await ask("runJob", { programme, dryRun: true }, { pathParameters: { job: "plan" } });
  const told = { name: `${mentor} Member`, email: `${mentor.toLowerCase()}@roll.example`, status: "active" };
  await ask("putMember", told, { pathParameters: { programme, number: `${mentor}-77` }, httpMethod: "PUT" });
  const [draft] = await everything(here.ports, "proposal", programme, "draft");
  if (draft)
    await ask(
      "previewChange",
      { mentee: draft.mentee, action: "leave-out" },
      { pathParameters: { programme, round: draft.round } },
    );
  // Whatever work coordinators may ask for has been asked for once: previews, imports, reports.
  for (const route of adminRoutes.filter(makesWork))
    for (const path of pathsOf(here, route, programme))
      for (const body of bodiesOf(route)) {
        const headers = {
          "content-type": "application/json",
          "idempotency-key": `${programme} ${JSON.stringify(path)}`,
        };
        const parts = { pathParameters: path, headers, body: body === undefined ? null : JSON.stringify(body) };
        await api(route, { groups: "all-programmes", ...parts });
        await here.work().catch(() => undefined);
      }
}

/** Changes of the scene itself: it is as it should be without them. */
const told: readonly string[] = ["startRound", "publishRound", "applyChange", "sendAnnouncement", "runJob"];

/** Routes that answer with work, or begin an import. */
function makesWork(route: RouteName): boolean {
  const { answers, method } = routeOf(route);
  const isImport = route === "createImport";
  return method !== "GET" && (answers[202] !== undefined || isImport) && !told.includes(route);
}

function pathsOf(here: World, route: RouteName, programme: string): Record<string, string>[] {
  const lists = parametersOf(route).map((name) => ({
    name,
    values: name === "programme" ? [programme] : (fixed[name] ?? idsOf(here, programme, name)),
  }));
  if (lists.some(({ values }) => values.length === 0)) return [];
  const turns = Math.min(3, Math.max(1, ...lists.map(({ values }) => values.length)));
  return Array.from({ length: turns }, (_, turn) =>
    Object.fromEntries(lists.map(({ name, values }) => [name, values[turn % values.length] ?? ""])),
  );
}

/** Callers as the authorizer hands them over. */
export const callers = {
  nobody: {},
  "a coordinator of nothing": { groups: "" },
  "a coordinator of another programme": { groups: own },
  "a coordinator of this programme": { groups: foreign },
  "a coordinator of all": { groups: "all-programmes" },
  "a machine": { claims: { sub: "client-1", client_id: "client-1", scope: "almanac/admin" } },
} as const satisfies Record<string, Parts>;
