import type { Temporal } from "temporal-polyfill";
import type { Closing } from "../../calendar/closing.ts";
import type { SayAgain } from "../../contracts/again-requests.ts";
import { MenteeWish, MentorWish, menteeSaid, mentorSaid, restingIn, withWishes } from "../../domain/again.ts";
import { Problem } from "../../domain/errors.ts";
import type { Mentorship } from "../../domain/mentorship.ts";
import { type Participant, roleOf } from "../../domain/participant.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import type { RefusedRequest, Reply, RequestOf } from "../http.ts";
import { goesOn } from "../pairing/go-on.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";
import { asMentorAlone, isAlone, type OpenAgain, openAgain, showAgain } from "./again-view.ts";

/** Places one person may have at most. */
const mostPlaces = 20;

type AgainPorts = Pick<Ports, "store" | "links" | "site" | "zones">;

/** What one may say of the next year. `?do=` marks a button; nothing happens before it is pressed. */
export async function again(request: RequestOf<"again">, ports: AgainPorts, now: Temporal.Instant): Promise<Reply> {
  return showAgain(request, request.parameters.token, ports, now);
}

/** Keeps it. Where both sides now want to go on, they do, and the other one hears. */
export async function sayAgain(
  request: RequestOf<"sayAgain">,
  ports: AgainPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  await retried(async () => keep(await openAgain(token, ports, now), request.body, ports, now));
  return showAgain(request, token, ports, now, true);
}

/** Nothing that stands on the page: the page again. */
export async function againRefused(
  request: RefusedRequest<"sayAgain">,
  ports: AgainPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  return { ...(await showAgain(request, request.parameters.token, ports, now)), status: 400 };
}

async function keep(opened: OpenAgain, said: SayAgain, ports: AgainPorts, now: Temporal.Instant): Promise<void> {
  const { participant, person } = opened;
  // That they said something, never what; with the version it changes: two changes of one moment are two lines.
  const trail = audit(participant.id, person.id, "again", String(participant.version), now);
  const [question, answer] = said.again.split(".");
  const [mentee, mentor] = [MenteeWish.safeParse(said.again).data, MentorWish.safeParse(said.again).data];
  if (mentee !== undefined)
    return ports.store.commit([...(await asMentee(opened, mentee, said.mentorship, ports, now)), trail]);
  if (mentor !== undefined)
    return ports.store.commit([...(await asMentor(opened, mentor, said.mentorship, ports, now)), trail]);
  const { yearLater } = participant;
  if (yearLater === undefined) throw nothingToSay();
  const put = {
    ...participant,
    yearLater: { ...yearLater, [question === "would" ? "would" : "mentoring"]: answer === "yes" },
  };
  return ports.store.commit([{ kind: "participant", put }, trail]);
}

/**
 * A mentee's wish, for one mentorship or all whose year ends. Outside the end of a year it only says whether somebody is
 * looked for: nobody is, while they wish for neither the same nor a new mentor.
 */
async function asMentee(
  opened: OpenAgain,
  wish: MenteeWish,
  mentorship: string | undefined,
  ports: AgainPorts,
  now: Temporal.Instant,
): Promise<Put[]> {
  const { participant, person, mentored, years } = opened;
  const pairs = endingIn(opened, mentored);
  const meant = mentorship === undefined ? pairs : pairs.filter(({ pair }) => pair.id === mentorship);
  const mayApply = wish === "mentor" && roleOf(participant) === "mentee";
  const isFree = isAlone(opened);
  if (roleOf(participant) === "mentor") throw nothingToSay();
  if (meant.length === 0 && (mentorship !== undefined || wish === "same" || !(isFree || mayApply)))
    throw nothingToSay();
  const wishes = Object.fromEntries(meant.map(({ pair, end }) => [pair.id, { cycle: end.cycle, wish }]));
  const again = withWishes(participant.again, "mentee", wishes);
  const all = [wish, ...pairs.map(({ pair, end }) => menteeSaid({ again }, pair.id, end.cycle))];
  const put: Participant = {
    ...participant,
    resting: restingIn(participant, "mentee", !all.some((one) => one === "same" || one === "new")),
    ...(meant.length > 0 && { again }),
    ...(wish === "new" && isFree && { freeSince: instantText(now) }),
    ...(mayApply && { role: "both", joinedAs: undefined, vetting: "applied" }),
  };
  const ready = meant.filter(({ pair, end }) => {
    const mentor = years.get(pair.id)?.mentor;
    return wish === "same" && isPair(pair) && mentor !== undefined && mentorSaid(mentor, pair.id, end.cycle) === "yes";
  });
  const news = await Promise.all(ready.map((one) => together(opened, one, person.id, ports, now)));
  return [{ kind: "participant", put }, ...(mayApply ? await placesFor(opened, ports) : []), ...news.flat()];
}

interface Ending {
  readonly pair: Mentorship;
  readonly end: Closing;
}

/** Those of somebody's mentorships whose year ends. */
function endingIn({ endOf }: OpenAgain, pairs: readonly Mentorship[]): Ending[] {
  return pairs.flatMap((pair) => {
    const end = endOf(pair);
    return end === undefined ? [] : [{ pair, end }];
  });
}

/** Where there are more than two, all have until the turn of the cycle to say whether they stay. */
const isPair = ({ shape }: Mentorship) => shape === undefined;

/** Both said so now. */
function together(
  { years, plan }: OpenAgain,
  { pair, end }: Ending,
  by: string,
  ports: AgainPorts,
  now: Temporal.Instant,
): Promise<Put[]> {
  return goesOn(pair, String(Number(end.cycle) + 1), by, years.get(pair.id)?.plan ?? plan, ports, now);
}

/**
 * A new mentor's places, as many as the programme gives, once a coordinator has vetted them; those a swap of roles lent
 * them are none of these.
 */
async function placesFor({ person, programme }: OpenAgain, { store }: AgainPorts): Promise<Put[]> {
  const load = (await store.get("load", person.id)) ?? { id: person.id, version: 0, places: 0, mentorships: [] };
  const lent = load.lent?.length ?? 0;
  if (load.places > lent) return [];
  return [{ kind: "load", put: { ...load, places: Math.min(mostPlaces, programme.places + lent) } }];
}

/** A mentor's wish, for one mentorship or, without mentees, for the year. Who does not want to go on at all is asked for nobody new. */
async function asMentor(
  opened: OpenAgain,
  wish: MentorWish,
  mentorship: string | undefined,
  ports: AgainPorts,
  now: Temporal.Instant,
): Promise<Put[]> {
  const { participant, person, mentoring, years, closing } = opened;
  const one = endingIn(opened, mentoring).find(({ pair }) => pair.id === mentorship);
  const alone = mentorship === undefined && wish !== "yes" && asMentorAlone(opened);
  if (!one && !alone) throw nothingToSay();
  const cycle = (one?.end ?? closing)?.cycle;
  const again = cycle && withWishes(participant.again, "mentor", { [one?.pair.id ?? "any"]: { cycle, wish } });
  const others = Object.values((again || participant.again)?.mentor ?? {}).filter((said) => said.cycle === cycle);
  const put: Participant = {
    ...participant,
    resting: restingIn(participant, "mentor", wish === "no" && !others.some((said) => said.wish === "other")),
    ...(again && { again }),
  };
  const mentee = one && years.get(one.pair.id)?.mentee;
  const both =
    wish === "yes" && mentee && isPair(one.pair) && menteeSaid(mentee, one.pair.id, one.end.cycle) === "same";
  return [{ kind: "participant", put }, ...(both ? await together(opened, one, person.id, ports, now) : [])];
}

function nothingToSay(): Problem {
  return new Problem("not-found", "There is nothing to say here now.");
}
