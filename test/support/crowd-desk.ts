import type { RouteName } from "#shared/contracts/routes.ts";
import { noFit, ofRound } from "#shared/domain/explanation.ts";
import { records } from "#shared/domain/records.ts";
import { type WorkKind, type WorkValues, workPieceId } from "#shared/domain/work.ts";
import type { Put } from "#shared/usecases/ports.ts";
import { aProposal } from "./builders.ts";

const at = "2026-08-17T13:00:00.000Z";
const personAt = (index: number) => `per_${String(index).padStart(6, "0")}`;
const round = "rnd_1";
/** Lines of each work, as many as an import of thousands keeps. */
const linesOfWork = 1_000;

/**
 * What coordinators have made of a crowd: a draft round with a suggestion for every fifth person, its reasons and next
 * best, and one in ten without; work of each kind with a page of its own; an announcement; a job that was run; groups.
 */
export function* aDesk(programme: string, count: number): Generator<Put> {
  let pairs = 0;
  for (let index = 0; index < count; index++) {
    if (index % 10 === 3 || index % 10 === 4) {
      pairs++;
      yield* suggestion(programme, index);
    } else if (index % 10 === 5 || index === 0) yield unpaired(index);
  }
  const numbers = { mentees: pairs, places: pairs, matched: pairs, score: pairs * 100, mentors: pairs };
  const asked = { programme, state: "draft", publish: false, requestedBy: "cora", requestedAt: at };
  yield { kind: "round", put: records.round.parse({ id: round, version: 0, ...asked, ...numbers }) };
  const [mentee, mentor] = [personAt(3), personAt(6)];
  const fit = { ...noFit, topics: 100, stage: 40, hours: 72 };
  const chosen = { mentee, from: mentor, to: personAt(7), chosen: true, points: 212, reasons: "[]", ...fit };
  const counts = { rows: 1_000, new: 0, changed: 0, unchanged: 0, leftOut: 0, wrong: 1_000 };
  const cost = { people: 0, points: 300, percent: 57, others: 1, matched: pairs, score: pairs * 100, mentors: pairs };
  yield* work(
    programme,
    "wrk_long",
    { kind: "import-members", summary: { outcome: "looked", ...counts } },
    "bad-email",
    {
      line: 5,
    },
  );
  const order = { round, mentee, mentor, version: 1 };
  const summary = { outcome: "possible", ...cost };
  yield* work(programme, "wrk_change", { kind: "pair-preview", order, summary }, "other", chosen);
  const found = { order: { mentee: personAt(0) }, summary: { outcome: "found", count: linesOfWork } };
  const choice = { free: 1, points: 9, reasons: "[]" };
  yield* work(programme, "wrk_choices", { kind: "mentor-choices", ...found }, "mentor", choice);
  yield* work(
    programme,
    "wrk_count",
    { kind: "announcement", summary: { reached: count, out: 1 }, lines: 1 },
    "paused",
    {
      count: 1,
    },
  );
  yield announcement(programme);
  for (let index = 0; index < count / 10; index++) yield group(programme, index);
  const run = { id: "run_1", version: 0, job: "match", dryRun: true, programme, state: "done", summary: {} };
  yield { kind: "jobRun", put: records.jobRun.parse({ ...run, requestedBy: "cora", requestedAt: at }) };
}

/** What a path of this route names, among a crowd and its desk; a member is found by a number under the deployment's own key. */
export function namedIn(programme: string, route: RouteName, memberNumber: string): Readonly<Record<string, string>> {
  const works: Partial<Record<RouteName, string>> = { showChange: "wrk_change", showMentorChoices: "wrk_choices" };
  return {
    ...{ programme, person: personAt(0), mentorship: "shp_000000", message: "msg_000000_2", number: memberNumber },
    ...{ keyDate: "midyear", job: "match", run: "run_1", round, proposal: "pro_000003", announcement: "ann_1" },
    group: "off_000000",
    book: "ashp-student@1",
    work: works[route] ?? "wrk_long",
  };
}

function* suggestion(programme: string, index: number): Generator<Put> {
  const id = `pro_${String(index).padStart(6, "0")}`;
  const [mentee, mentor] = [personAt(index), personAt(index + 3)];
  yield { kind: "proposal", put: aProposal({ id, programme, round, mentee, mentor, score: 212 }) };
  const others = (from: number) =>
    Array.from({ length: 5 }, (_, n) => ({ person: personAt(from + n), points: 100 - n, why: "taken" as const }));
  const fit = { ...noFit, topics: 100, stage: 40, hours: 72 };
  const sides = { proposal: id, mentee, mentor, fit, mentors: others(6), mentees: others(3) };
  yield { kind: "explanation", put: { id: ofRound(round, id), version: 0, round, ...sides } };
}

function unpaired(index: number): Put {
  const mentee = personAt(index);
  const none = { round, mentee, why: "taken" as const, places: 3, mentors: [] };
  return { kind: "unpaired", put: { id: ofRound(round, mentee), version: 0, ...none } };
}

interface Made {
  readonly kind: WorkKind;
  readonly order?: WorkValues;
  readonly summary: WorkValues;
  readonly lines?: number;
}

function* work(
  programme: string,
  id: string,
  { kind, order = {}, summary, lines = linesOfWork }: Made,
  says: string,
  values: WorkValues,
): Generator<Put> {
  const done = { state: "done", dryRun: true, order, done: lines, total: lines, summary };
  const asked = { requestedBy: "cora", requestedAt: at, finishedAt: at };
  yield { kind: "work", put: records.work.parse({ id, version: 0, programme, kind, ...done, ...asked }) };
  for (let index = 0; index < lines; index++) {
    const line = { level: "info" as const, says, values, person: personAt(index % 10) };
    yield { kind: "workLine", put: { id: workPieceId(id, index), version: 0, ...line } };
  }
}

function group(programme: string, index: number): Put {
  const [mentor, ...mentees] = [0, 1, 2, 3].map((more) => personAt(index + more));
  const put = { id: `off_${String(index).padStart(6, "0")}`, version: 0, programme, shape: "group", state: "draft" };
  const people = { mentors: [mentor], mentees, yes: [], no: [], madeBy: "cora", madeAt: at, reminded: false };
  return { kind: "offer", put: records.offer.parse({ ...put, ...people }) };
}

function announcement(programme: string): Put {
  const words = { subject: "A talk", text: "On Thursday.", language: "en-US" };
  const whom = { segment: { role: "everybody", standing: "everybody" }, writtenBy: "cora", writtenAt: at };
  const put = { id: "ann_1", version: 0, programme, state: "draft", counting: "wrk_count", ...words, ...whom };
  return { kind: "announcement", put: records.announcement.parse(put) };
}
