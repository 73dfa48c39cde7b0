import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import { saidNeed } from "../../calendar/needs.ts";
import { agreementFor } from "../../domain/agreeing.ts";
import type { FieldProblem } from "../../domain/errors.ts";
import { type Goal, goalName, type Suggestion } from "../../domain/goal.ts";
import { currentGoals, inOrder, mostCurrent, standing, wordingOf } from "../../domain/goal-steps.ts";
import { inRole, type Mentorship } from "../../domain/mentorship.ts";
import { participantId } from "../../domain/participant.ts";
import { dayIn } from "../../domain/time.ts";
import { goalsPage } from "../../pages/goals.tsx";
import type * as view from "../../pages/goals-model.ts";
import type { Reply, RequestContext } from "../http.ts";
import { pageLanguage } from "../language.ts";
import { namesOf } from "../names-of.ts";
import { siteOf } from "../site.ts";
import { concernsOf } from "../year/concerns.ts";
import { planOf } from "../year/pinned-plan.ts";
import { programmePlan } from "../year/programme-plan.ts";
import type { MePorts, openMe } from "./me.ts";

type Opened = Awaited<ReturnType<typeof openMe>>;

/** What the page is shown with besides what is stored. */
interface Shown {
  readonly done?: view.GoalsOutcome;
  readonly typed?: view.GoalsTyped;
  readonly errors?: readonly FieldProblem[];
}

/** The page as it is now, with a word on what was just done or what is wrong. */
export async function showGoals(
  request: RequestContext,
  token: string,
  { person, programme, participant }: Opened,
  ports: MePorts,
  now: Temporal.Instant,
  { done, typed, errors }: Shown = {},
): Promise<Reply> {
  const mentorships = await ports.store.getMany("mentorship", participant.mentorships);
  const members = mentorships.flatMap((mentorship) => mentorship.members.map((member) => member.person));
  const names = await namesOf([...new Set(members)], ports);
  const nameOf = (id: string) => names.get(id) ?? "";
  const { playbook } = await planOf(await programmePlan(programme.id, ports), participant, ports);
  const cycle = cycleOf(dayIn(programme.zone, now), playbook);
  const goals = participant.role === "mentor" ? [] : await ports.store.partsOf("goal", participant.id);
  const mentored = mentorships.filter((mentorship) => inRole(mentorship, "mentor").includes(person.id));
  const mentees = mentored.flatMap((mentorship) =>
    inRole(mentorship, "mentee").map((mentee) => ({ mentee, since: mentorship.startDate })),
  );
  const concerns = mentees.length === 0 ? [] : await concernsOf(participant, ports);
  const site = siteOf(ports, request);
  const model: view.GoalsModel = {
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    action: `${site}/me/${token}/goals`,
    me: `${site}/me/${token}`,
    zone: person.zone,
    done,
    mine: participant.role === "mentor" ? undefined : { stage: participant.stage, ...mineOf(goals, nameOf, now) },
    mentees: await Promise.all(
      mentees.map(async ({ mentee, since }) => {
        const id = participantId(programme.id, mentee);
        const theirs = await ports.store.partsOf("goal", id);
        const reaching = concerns.filter(({ side, others }) => side === "mentor" && others.includes(mentee));
        const said = reaching.map(({ touchpoint }) => touchpoint);
        const need = saidNeed(said, since, now)?.need;
        return { person: mentee, name: nameOf(mentee), need, ...forMentor(theirs, person.id, now) };
      }),
    ),
    agreements: mentorships.map((mentorship) => agreementOf(mentorship, person.id, cycle, nameOf)),
    typed,
    errors,
  };
  const json = { outcome: done ?? "goals", ...jsonOf(model) };
  return { status: errors === undefined ? 200 : 400, json, html: goalsPage(model) };
}

type Name = (person: string) => string;

function mineOf(goals: readonly Goal[], nameOf: Name, now: Temporal.Instant) {
  const open = (goal: Goal) => standing(goal, now).filter(({ aside }) => !aside);
  const views = (some: readonly Goal[]) => some.flatMap((goal) => viewOf(goal, open(goal), nameOf) ?? []);
  return {
    current: views(currentGoals(goals)),
    over: views(inOrder(goals.filter(({ state }) => state === "reached" || state === "let-go")).reverse()).slice(0, 10),
    suggested: inOrder(goals.filter(({ state }) => state === "suggested"))
      .map((goal) => ({ id: goalName(goal), suggestions: suggestionsOf(open(goal), nameOf) }))
      .filter(({ suggestions }) => suggestions.length > 0),
    room: currentGoals(goals).length < mostCurrent,
  };
}

/** A mentor sees goals as they are called now, and their own suggestions whatever became of them. */
function forMentor(goals: readonly Goal[], mentor: string, now: Temporal.Instant) {
  const own = (goal: Goal) => standing(goal, now).filter(({ person }) => person === mentor);
  return {
    goals: currentGoals(goals).flatMap((goal) => {
      const found = viewOf(goal, own(goal), () => "");
      return found ? [{ ...found, earlier: [] }] : [];
    }),
    suggested: inOrder(goals.filter(({ state }) => state === "suggested"))
      .map((goal) => ({ id: goalName(goal), suggestions: suggestionsOf(own(goal), () => "") }))
      .filter(({ suggestions }) => suggestions.length > 0),
  };
}

function viewOf(goal: Goal, suggestions: readonly Suggestion[], nameOf: Name): view.GoalView | undefined {
  const now = wordingOf(goal);
  if (!now || goal.state === "suggested") return undefined;
  const [, ...earlier] = goal.versions.toReversed();
  const worded = (version: typeof now) => ({
    ...{ words: version.words, horizon: version.horizon, at: version.at },
    ...(version.by === "mentor" && { mentor: nameOf(version.person) }),
  });
  return {
    id: goalName(goal),
    state: goal.state,
    ...worded(now),
    earlier: earlier.map(worded),
    suggestions: suggestionsOf(suggestions, nameOf),
  };
}

function suggestionsOf(suggestions: readonly Suggestion[], nameOf: Name): view.SuggestedWords[] {
  return suggestions.map(({ id, words, horizon, at, person }) => ({ id, words, horizon, at, mentor: nameOf(person) }));
}

function agreementOf(mentorship: Mentorship, person: string, cycle: string, nameOf: Name): view.AgreementView {
  const others = inRole(mentorship, "mentor").includes(person) ? "mentee" : "mentor";
  const { agreement } = mentorship;
  return {
    mentorship: mentorship.id,
    others,
    names: inRole(mentorship, others).map(nameOf),
    state: agreementFor(mentorship, person),
    number: agreement?.number ?? 0,
    terms: agreement?.terms,
    before: agreement?.before,
    old: agreement !== undefined && agreement.cycle !== cycle,
  };
}

function jsonOf({ mine, mentees, agreements }: view.GoalsModel) {
  return {
    goals: mine ? [...mine.current, ...mine.over] : [],
    suggested: mine?.suggested ?? [],
    mentees: mentees.map(({ name, goals, suggested, need }) => ({ name, goals, suggested, need: need ?? null })),
    agreements: agreements.map(({ mentorship, state, number, terms }) => ({ mentorship, state, number, terms })),
  };
}
