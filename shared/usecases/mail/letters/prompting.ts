import { feedbackBy } from "../../../calendar/feedback.ts";
import { holidaysOf } from "../../../calendar/holidays.ts";
import { effectiveKeyDates } from "../../../calendar/key-dates.ts";
import { promptId, silence } from "../../../calendar/messages.ts";
import { isTold, saidNeed } from "../../../calendar/needs.ts";
import { nearHorizon } from "../../../domain/goal-steps.ts";
import type { Message } from "../../../domain/message.ts";
import { type Need, needs } from "../../../domain/need.ts";
import { FactName, type Participant, participantId } from "../../../domain/participant.ts";
import type { Touchpoint } from "../../../domain/touchpoint.ts";
import type { Counterpart, PromptMail } from "../../../email/prompt.ts";
import { linkTo } from "../../site.ts";
import { concernsOf, type PersonConcern } from "../../year/concerns.ts";
import { planOf } from "../../year/pinned-plan.ts";
import { programmePlan } from "../../year/programme-plan.ts";
import { baseOf, meLink } from "./base.ts";
import { invite } from "./invite.ts";
import type { LetterContext, Written } from "./letter.ts";
import { meetLinks } from "./meet-links.ts";
import { yearParts } from "./year-parts.ts";

/** An invitation to talk: one mail for one person and touchpoint, naming all their mentors or mentees. */
export async function promptLetter(context: LetterContext): Promise<Written> {
  const { message, person, programme, site, ports } = context;
  const participant = await ports.store.get("participant", participantId(programme.id, person.id));
  if (!participant) return { nothing: "person-gone" };
  const all = await concernsOf(participant, ports);
  const about = all.filter((concern) => isAbout(concern, message));
  const concerns = about.filter((concern) => silence(concern) === undefined && concern.others.length > 0);
  const [first] = concerns;
  if (!first) return { nothing: (about[0] && silence(about[0])) ?? "no-mentorship" };

  const answer = (wish?: string) =>
    linkTo(ports, site, {
      purpose: "answer",
      person: person.id,
      programme: programme.id,
      subject: `${message.subject}.${message.occurrence}`,
    }).then((link) => (wish === undefined ? link : `${link}?do=${wish}`));
  const asks = [...new Set(concerns.flatMap(({ touchpoint, side }) => touchpoint.asks[side]))].flatMap(
    (fact) => FactName.safeParse(fact).data ?? [],
  );
  const people = await counterparts(participant, concerns, all, context);
  // A mail carries one invitation: to the first meeting. A mentor's further ones have a mail of their own.
  const [met] = concerns
    .filter(({ touchpoint }) => touchpoint.meeting?.state === "proposed")
    .sort((one, other) => ((one.touchpoint.meeting?.time ?? "") < (other.touchpoint.meeting?.time ?? "") ? -1 : 1));
  const names = met ? (await ports.store.getMany("person", met.others)).map(({ name }) => name) : [];
  const calendar = met && invite(met.touchpoint, names, context);
  return {
    model: {
      kind: "prompt",
      ...baseOf(context),
      name: person.name,
      touchpoint: message.subject,
      side: first.side,
      counterparts: people,
      sections: [...new Set(concerns.flatMap(({ touchpoint, side }) => touchpoint.sections[side]))],
      asks: await Promise.all(
        asks.map(async (fact) => ({ fact, yes: await answer(`${fact}.yes`), no: await answer(`${fact}.no`) })),
      ),
      meet: asks.includes("fits") ? [] : await meetLinks(participant, concerns, context),
      links: { met: await answer("met"), snooze: await answer("snooze"), skip: await answer("skip") },
      ...(first.side === "mentee" && {
        goal: nearHorizon(await ports.store.partsOf("goal", participant.id)),
        ...(!asks.includes("fits") && { instead: await insteadOf(answer) }),
      }),
      about: await keyDateOf(first.touchpoint, context),
      by: feedbackBy(first.touchpoint, holidaysOf(programme)),
      reason: first.touchpoint.reason,
      ...(await yearParts(concerns, participant, context)),
      me: await meLink(context),
      unsubscribe: await linkTo(ports, site, {
        purpose: "unsubscribe",
        person: person.id,
        programme: programme.id,
        subject: "",
      }),
    },
    unsubscribe: await linkTo(ports, site, {
      purpose: "unsubscribe",
      person: person.id,
      programme: programme.id,
      subject: "",
    }),
    thread: `${message.programme}.${message.subject}.${message.occurrence}`,
    ...(calendar && { calendar }),
  };
}

/** A mentor who asked to be reminded gets the same touchpoint again; a mentee's comes back as one of its own. */
function isAbout({ touchpoint, side }: PersonConcern, { subject, occurrence }: Message): boolean {
  if (touchpoint.key !== subject) return false;
  return touchpoint.occurrence === occurrence || (side === "mentor" && `${touchpoint.occurrence}.2` === occurrence);
}

async function counterparts(
  me: Participant,
  concerns: readonly PersonConcern[],
  all: readonly PersonConcern[],
  context: LetterContext,
): Promise<Counterpart[]> {
  const { programme, ports } = context;
  const pairs = concerns.flatMap((concern) =>
    concern.others.map((other) => ({ other, concern, touchpoint: concern.touchpoint })),
  );
  return Promise.all(
    pairs.map(async ({ other, concern, touchpoint }) => {
      const [person, participant, need] = await Promise.all([
        ports.store.get("person", other),
        ports.store.get("participant", participantId(programme.id, other)),
        needToTell(concern, other, all, context),
      ]);
      const shared = me.topics.filter((topic) => participant?.topics.includes(topic));
      return {
        name: person?.name ?? "",
        shared,
        ...(touchpoint.meeting?.state === "proposed" && { meeting: touchpoint.meeting }),
        ...(need && { need }),
      };
    }),
  );
}

/** What a mentee needs now, if this mail is the first to their mentor since they said so. */
async function needToTell(
  { side, since = "" }: PersonConcern,
  mentee: string,
  all: readonly PersonConcern[],
  { message, person, programme, ports, now }: LetterContext,
): Promise<Need | undefined> {
  if (side !== "mentor") return undefined;
  const touchpoints = all.filter((one) => one.side === "mentor" && one.others.includes(mentee));
  const said = saidNeed(
    touchpoints.map(({ touchpoint }) => touchpoint),
    since,
    now,
  );
  if (!said) return undefined;
  const ids = touchpoints.flatMap(({ touchpoint: { key, occurrence } }) =>
    // A mentor's reminder has an occurrence of its own.
    [occurrence, `${occurrence}.2`].map((one) => promptId(person.id, programme.id, key, one)),
  );
  const mails = await ports.store.getMany("message", [...new Set(ids)]);
  return isTold(said, message, mails) ? undefined : said.need;
}

type AnswerLink = (wish: string) => Promise<string>;

async function insteadOf(answer: AnswerLink): Promise<NonNullable<PromptMail["instead"]>> {
  const links = needs.map(async (need) => ({ need, link: await answer(`need.${need}`) }));
  return { swap: await answer("swap"), needs: await Promise.all(links) };
}

/** The key date a prompt prepares for, for the subject line. */
async function keyDateOf(touchpoint: Touchpoint, { message, ports }: LetterContext) {
  const usual = await programmePlan(message.programme, ports);
  const mentee = await ports.store.get("participant", touchpoint.participant);
  const { programme, playbook, keyDates } = mentee ? await planOf(usual, mentee, ports) : usual;
  const rule = playbook.touchpoints.find(({ key }) => key === touchpoint.key);
  if (rule?.at.from.kind !== "keyDate") return undefined;
  const { name } = rule.at.from;
  const cycle = touchpoint.occurrence.split(".")[0] ?? "";
  const found = effectiveKeyDates(programme, playbook, cycle, keyDates).find(
    (one) => one.name === name && one.state !== "cancelled",
  );
  return found && { keyDate: name, date: found.date, tentative: found.state === "tentative" };
}
