import type { Temporal } from "temporal-polyfill";
import { momentOf, type YearMoment } from "../../calendar/moments.ts";
import type { FieldProblem } from "../../domain/errors.ts";
import { lastInRole, lastRole, type Mentorship } from "../../domain/mentorship.ts";
import type { Participant } from "../../domain/participant.ts";
import { answerAt, isUnsafe, pulseId, pulseQuestions } from "../../domain/pulse.ts";
import { dayIn, instantOf, instantText, plusHours } from "../../domain/time.ts";
import { questionsPage } from "../../pages/questions.tsx";
import type { QuestionsAbout } from "../../pages/questions-model.ts";
import type { Reply, RequestContext } from "../http.ts";
import { pageLanguage } from "../language.ts";
import { namesOf } from "../names-of.ts";
import type { Ports } from "../ports.ts";
import { siteOf } from "../site.ts";
import { pairYears } from "../year/pair-years.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { openMe } from "./me.ts";

type ViewPorts = Pick<Ports, "store" | "links" | "site">;

/** Hours a mentorship that ended is still asked about: the mail that leads here may have left on its last day. */
const afterwards = 30 * 24;

/** A mentorship somebody may be asked about now. */
interface Asked extends YearMoment {
  readonly mentorship: Mentorship;
  readonly side: "mentee" | "mentor";
}

/** The mentorships somebody is in, or was in a month ago, each with the moment of its year. */
export async function askedAbout(
  participant: Participant,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Asked[]> {
  const [mentorships, plan] = await Promise.all([
    ports.store.getMany("mentorship", [...participant.mentorships, ...participant.formerMentorships]),
    programmePlan(participant.programme, ports),
  ]);
  const years = await pairYears(mentorships, plan, ports);
  const recent = mentorships
    .filter(
      ({ endedAt }) =>
        endedAt === undefined || instantText(now) < instantText(plusHours(instantOf(endedAt), afterwards)),
    )
    .sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
  return recent.flatMap((mentorship): Asked[] => {
    const side = lastRole(mentorship, participant.person);
    if (side === undefined) return [];
    const ended = mentorship.endedAt === undefined ? now : instantOf(mentorship.endedAt);
    const { playbook } = years.get(mentorship.id)?.plan ?? plan;
    return [{ mentorship, side, ...momentOf(mentorship, dayIn(plan.programme.zone, ended), playbook) }];
  });
}

interface Outcome {
  readonly saved?: string;
  readonly refused?: { readonly mentorship: string; readonly errors: readonly FieldProblem[] };
  readonly typed?: Readonly<Record<string, unknown>>;
}

/** The page as it is now, with a word on what was just said, or what was wrong with it. */
export async function showQuestions(
  request: RequestContext,
  token: string,
  ports: ViewPorts,
  now: Temporal.Instant,
  { saved, refused, typed }: Outcome = {},
): Promise<Reply> {
  const { person, programme, participant } = await openMe(token, ports, now);
  const site = siteOf(ports, request);
  const [asked, pulse] = await Promise.all([
    askedAbout(participant, ports, now),
    ports.store.get("pulse", pulseId(programme.id, person.id)),
  ]);
  const nameOf = await namesOf(
    asked.flatMap(({ mentorship }) => mentorship.members.map((member) => member.person)),
    ports,
  );
  const answers = asked.map((one) => answerAt(pulse, { ...one, mentorship: one.mentorship.id }));
  const about = asked.map(({ mentorship, side, moment }, index): QuestionsAbout => {
    const others = lastInRole(mentorship, side === "mentee" ? "mentor" : "mentee");
    const again = refused?.mentorship === mentorship.id ? typed : undefined;
    return {
      mentorship: mentorship.id,
      ...{ side, moment },
      names: others.map((other) => nameOf.get(other) ?? ""),
      steps: again === undefined ? (answers[index]?.steps ?? {}) : stepsTyped(again),
      jointWork: answers[index]?.jointWork,
    };
  });
  const unsafe = answers.some((answer) => answer !== undefined && isUnsafe(answer));
  const turnTo = unsafe ? { concern: `${site}/concern/${programme.id}`, own: `${site}/me/${token}` } : undefined;
  const html = questionsPage({
    ...{ locale: pageLanguage(request, person, programme), programme: programme.name },
    ...{ me: `${site}/me/${token}`, action: `${site}/me/${token}/questions` },
    ...{ about, saved, refused, turnTo },
  });
  const mentorships = asked.map(({ mentorship, side, cycle, moment }, index) => ({
    mentorship: mentorship.id,
    ...{ side, cycle, moment, steps: answers[index]?.steps ?? {}, jointWork: answers[index]?.jointWork ?? null },
  }));
  const outcome = saved === undefined ? "questions" : "thanked";
  return {
    status: refused === undefined ? 200 : 400,
    json: { outcome, mentorships, turnTo: turnTo?.concern ?? null },
    html,
  };
}

/** What was chosen in a form that was refused, as far as it is one of the steps. */
function stepsTyped(typed: Readonly<Record<string, unknown>>): QuestionsAbout["steps"] {
  return Object.fromEntries(pulseQuestions.map((one) => [one, Number(typed[one]) || undefined]));
}
