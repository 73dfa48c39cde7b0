import type { Temporal } from "temporal-polyfill";
import { choicesPage } from "../../../console/mentorship-choices.tsx";
import { Problem } from "../../../domain/errors.ts";
import { mayBeMentored } from "../../../domain/participant.ts";
import { mustRun } from "../../coordinators/allowed.ts";
import { workOf } from "../../coordinators/show-work.ts";
import { requestWork } from "../../coordinators/work.ts";
import type { Reply, RequestOf } from "../../http.ts";
import { namesOf } from "../../names-of.ts";
import type { Ports } from "../../ports.ts";
import { at } from "./change-pair.ts";
import { reasonsIn } from "./pair-lines.ts";
import { chosenMentor, memberOf } from "./people.ts";
import { modelOf } from "./show-rounds.ts";

/** Asks for the mentors who suit a mentee who waits. Nobody is written to. */
export async function findMentors(
  request: RequestOf<"findMentors">,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme, person } = request.parameters;
  mustRun(request, programme);
  await menteeOf(programme, person, ports);
  const order = { mentee: person };
  const reply = await requestWork(request, { programme, kind: "mentor-choices", dryRun: true, order }, ports, now);
  return at(reply, `/admin/programmes/${programme}/participants/${person}/mentor-choices`);
}

/** Suggests a mentor by hand: the mentor is asked first, as in a round. */
export async function suggestMentor(
  request: RequestOf<"suggestMentor">,
  ports: Pick<Ports, "store" | "bus" | "addresses">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme, person } = request.parameters;
  mustRun(request, programme);
  await menteeOf(programme, person, ports);
  const mentor = await chosenMentor(programme, request.body, ports);
  const order = { mentee: person, mentor, anyway: request.body.anyway === "yes" };
  const reply = await requestWork(request, { programme, kind: "mentor-choices", dryRun: false, order }, ports, now);
  return at(reply, `/admin/programmes/${programme}/participants/${person}/mentor-choices`);
}

/** The mentors who were found, each with a button; or what came of a suggestion. */
export async function showMentorChoices(
  request: RequestOf<"showMentorChoices">,
  ports: Pick<Ports, "store">,
): Promise<Reply> {
  const { programme, person, work: id } = request.parameters;
  mustRun(request, programme);
  const work = await workOf(programme, id, ports);
  if (work.kind !== "mentor-choices" || work.order["mentee"] !== person)
    throw new Problem("not-found", "There is no such list of mentors.");
  const { items, cursor = null } = await ports.store.partsPage("workLine", work.id, { limit: 50 });
  const chosen = work.order["mentor"];
  const people = [
    person,
    ...items.flatMap((line) => line.person ?? []),
    ...(typeof chosen === "string" ? [chosen] : []),
  ];
  const [model, names] = await Promise.all([modelOf(request, programme, ports), namesOf(people, ports)]);
  const choices = items.map(({ person: mentor = "", says, values }) => ({
    ...{ mentor, resting: says === "resting", free: Number(values["free"]), points: Number(values["points"]) },
    reasons: reasonsIn(String(values["reasons"])),
  }));
  const html = choicesPage({ ...model, done: request.query.done, work, mentee: person, choices, names });
  return { status: 200, version: work.version, json: { ...work, lines: items, cursor }, html };
}

/** Somebody who may have a mentor. @throws Problem `not-found`, or in words where they mentor only. */
async function menteeOf(programme: string, person: string, ports: Pick<Ports, "store">): Promise<void> {
  const participant = await memberOf(programme, person, ports);
  if (!mayBeMentored(participant))
    throw new Problem("conflict", "Only an active mentee can be suggested a mentor.", [], "problem.no-mentee");
}
