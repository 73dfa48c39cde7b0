import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import type { UpdateGoals } from "../../contracts/goal-requests.ts";
import { agree, propose } from "../../domain/agreeing.ts";
import { Problem } from "../../domain/errors.ts";
import { type Goal, goalName } from "../../domain/goal.ts";
import * as steps from "../../domain/goal-steps.ts";
import { inRole } from "../../domain/mentorship.ts";
import { participantId } from "../../domain/participant.ts";
import { dayIn } from "../../domain/time.ts";
import type { GoalsOutcome } from "../../pages/goals-model.ts";
import { audit } from "../audit.ts";
import type { RefusedRequest, Reply, RequestOf } from "../http.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { planOf } from "../year/pinned-plan.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { typedGoals } from "./goals-typed.ts";
import { showGoals } from "./goals-view.ts";
import { openMe } from "./me.ts";

type GoalPorts = Pick<Ports, "store" | "links" | "site">;
type Opened = Awaited<ReturnType<typeof openMe>>;
type Wish<Action extends UpdateGoals["action"]> = Extract<UpdateGoals, { action: Action }>;
type PairWish = Wish<"propose" | "agree">;

/** The page, behind the link to one's own page. */
export async function goals(request: RequestOf<"goals">, ports: GoalPorts, now: Temporal.Instant): Promise<Reply> {
  const { token } = request.parameters;
  return showGoals(request, token, await openMe(token, ports, now), ports, now);
}

/** Does one thing with a goal or an agreement; the page answers with what is so now. */
export async function updateGoals(
  request: RequestOf<"updateGoals">,
  ports: GoalPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  const wish = request.body;
  const done = await retried(async () => {
    const opened = await openMe(token, ports, now);
    return wish.action === "propose" || wish.action === "agree"
      ? settle(wish, opened, ports, now)
      : keep(wish, opened, ports, now);
  });
  return showGoals(request, token, await openMe(token, ports, now), ports, now, { done });
}

/** The page again, with what was typed and what is wrong. */
export async function goalsRefused(
  request: RefusedRequest<"updateGoals">,
  ports: GoalPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { parameters, typed, errors } = request;
  const opened = await openMe(parameters.token, ports, now);
  return showGoals(request, parameters.token, opened, ports, now, { typed: typedGoals(typed), errors });
}

/** Keeps what becomes of a goal. Its owner goes along: no two are both the fifth, and tonight's plan sees the change. */
async function keep(
  wish: Exclude<UpdateGoals, PairWish>,
  { person, participant }: Opened,
  ports: GoalPorts,
  now: Temporal.Instant,
): Promise<GoalsOutcome> {
  const owner = wish.action === "suggest" ? await menteeOf(wish.mentee, participant, ports) : participant;
  if (owner.role === "mentor") throw new Problem("not-allowed", "Only mentees have goals here.");
  const all = await ports.store.partsOf("goal", owner.id);
  const step = stepOf(wish, all, owner.id, person.id, now);
  if (step === "over") return "over";
  if (step === "already") return wish.action;
  if ("refused" in step) throw refusal(step.refused);
  await ports.store.commit([
    { kind: "goal", put: step.put },
    { kind: "participant", put: { ...owner, planned: undefined } },
    // With the version it changes: two changes of one moment are two lines.
    audit(owner.id, person.id, `goal-${wish.action}`, `${goalName(step.put)} ${step.put.version}`, now),
  ]);
  return wish.action;
}

function stepOf(
  wish: Exclude<UpdateGoals, PairWish>,
  all: readonly Goal[],
  owner: string,
  person: string,
  now: Temporal.Instant,
): steps.GoalStep {
  const called = (name: string): Goal => {
    const goal = steps.goalCalled(all, name);
    if (!goal) throw new Problem("not-found", "There is no such goal.");
    return goal;
  };
  switch (wish.action) {
    case "write":
      return steps.write(all, owner, person, wordingIn(wish), now);
    case "change":
      return steps.change(called(wish.goal), person, wordingIn(wish), now);
    case "reached":
    case "let-go":
      return steps.close(called(wish.goal), wish.action);
    case "resume":
      return steps.resume(called(wish.goal), all);
    case "accept":
      return steps.accept(called(wish.goal), wish.suggestion, all, now);
    case "leave":
      return steps.leaveAside(called(wish.goal), wish.suggestion);
    case "suggest": {
      const goal = wish.goal === undefined ? undefined : called(wish.goal);
      return steps.suggest(all, goal, owner, person, wordingIn(wish), now);
    }
  }
}

function wordingIn({ words, horizon }: steps.Wording): steps.Wording {
  return { words, horizon };
}

function refusal(refused: steps.GoalRefusal): Problem {
  const [field, message] = (
    {
      many: ["goals", "five goals are current: let one go first"],
      often: ["versions", "this goal was changed too often: write a new one"],
      enough: ["suggestions", "enough is suggested already"],
    } as const
  )[refused];
  return new Problem("invalid-request", "This cannot be kept.", [{ field, message }]);
}

/** The participant of somebody this person mentors now. @throws Problem for anybody else. */
async function menteeOf(mentee: string, me: Opened["participant"], ports: GoalPorts) {
  const mentorships = await ports.store.getMany("mentorship", me.mentorships);
  const mentored = mentorships
    .filter((mentorship) => inRole(mentorship, "mentor").includes(me.person))
    .flatMap((mentorship) => inRole(mentorship, "mentee"));
  const id = participantId(me.programme, mentee);
  const found = mentored.includes(mentee) ? await ports.store.get("participant", id) : undefined;
  if (!found) throw new Problem("not-found", "There is no such mentee.");
  return found;
}

/** Keeps what a pair proposes or agrees to. */
async function settle(
  wish: PairWish,
  { person, programme, participant }: Opened,
  ports: GoalPorts,
  now: Temporal.Instant,
): Promise<GoalsOutcome> {
  const mine = participant.mentorships.includes(wish.mentorship);
  const was = mine ? await ports.store.get("mentorship", wish.mentorship) : undefined;
  if (was?.state !== "active") throw new Problem("not-found", "There is no such mentorship.");
  if (wish.action === "agree" && was.agreement?.number !== wish.number) return "changed-meanwhile";
  const { playbook } = await planOf(await programmePlan(programme.id, ports), participant, ports);
  const cycle = cycleOf(dayIn(programme.zone, now), playbook);
  const put =
    wish.action === "agree" ? agree(was, person.id, wish.number) : propose(was, person.id, termsIn(wish), cycle, now);
  if (put === was) return wish.action;
  await ports.store.commit([
    { kind: "mentorship", put },
    audit(was.id, person.id, `agreement-${wish.action}`, String(put.agreement?.number), now),
  ]);
  return wish.action;
}

function termsIn({ needs, purposes, cadence, quiet }: Wish<"propose">) {
  return { needs, purposes, cadence, quiet };
}
