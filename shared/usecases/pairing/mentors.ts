import type { Temporal } from "temporal-polyfill";
import type { FindMentors } from "../../contracts/mentor-requests.ts";
import { openRequest } from "../../domain/mentor-request.ts";
import { relations } from "../../domain/pairing-policy.ts";
import { type Participant, roleOf } from "../../domain/participant.ts";
import { dayIn, instantOf, instantText, plusHours } from "../../domain/time.ts";
import { mentoredIn } from "../../domain/waiting.ts";
import { mentorsPage } from "../../pages/mentors.tsx";
import type { MentorsModel, MentorsState } from "../../pages/mentors-model.ts";
import type { Reply, RequestContext, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import { openMe } from "../own-page/me.ts";
import type { Ports } from "../ports.ts";
import { siteOf } from "../site.ts";
import { choicesOf } from "./advance-requests.ts";
import { ownMentors } from "./applications.ts";
import { findMentors, wordsOf } from "./mentors-found.ts";
import { mentorsOffered } from "./mentors-offered.ts";
import { isAdvisedAgainst, withWarnings } from "./mentors-warned.ts";

export type MentorsPorts = Pick<Ports, "store" | "links" | "site">;
type Opened = Awaited<ReturnType<typeof openMe>>;

/** Requests a mentee may make within so many hours. */
const most = 3;
const withinHours = 30 * 24;
/** Hours a link to bring one's own mentor can be used. */
const invitationHours = 60 * 24;

/** Looks through the mentors who have room. */
export function mentors(request: RequestOf<"mentors">, ports: MentorsPorts, now: Temporal.Instant): Promise<Reply> {
  return showMentors(request, request.parameters.token, request.query, ports, now);
}

/** The page as it is now, with what was just done or what is wrong. */
export async function showMentors(
  request: RequestContext,
  token: string,
  find: Partial<FindMentors>,
  ports: MentorsPorts,
  now: Temporal.Instant,
  more: Pick<MentorsModel, "did" | "errors"> = {},
): Promise<Reply> {
  const opened = await openMe(token, ports, now);
  const { person, programme, participant } = opened;
  const site = siteOf(ports, request);
  const locale = pageLanguage(request, person, programme);
  const state = await stateOf(opened, ports, now);
  const offered = state === "open" ? await mentorsOffered(participant, programme, ports, now) : [];
  const choice = (find.chosen ?? []).flatMap((id) => offered.find((one) => one.person === id) ?? []);
  const [found, chosen, mine] = await Promise.all([
    findMentors(offered, participant, { ...noFilter, ...find }, locale, ports),
    state === "asking" ? asked(participant, ports) : wordsOf(choice, ports),
    ownMentors(opened, ports, now),
  ]);
  const model: MentorsModel = {
    locale,
    programme: programme.name,
    me: `${site}/me/${token}`,
    action: `${site}/me/${token}/mentors`,
    state,
    day: dayFor(state, opened),
    mine,
    topics: programme.topics,
    find: { topic: find.topic, stage: find.stage, text: find.text },
    further: find.after !== undefined,
    invite: state === "open" ? await invitation(opened, site, ports, now) : undefined,
    ratherNot: relations.filter(isAdvisedAgainst(programme)),
    ...(await withWarnings(opened, found, chosen, offered, ports)),
    ...more,
  };
  const { day, mentors: shown, after } = model;
  const json = { outcome: state, ...(day !== undefined && { hearBy: day }), mentors: shown, after: after ?? null };
  return { status: more.errors === undefined ? 200 : 400, json, html: mentorsPage(model) };
}

const noFilter = { topic: undefined, stage: undefined, text: undefined, after: undefined };

/** What this person may do here now. */
export async function stateOf(
  { programme, participant }: Pick<Opened, "programme" | "participant">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<MentorsState> {
  if (openRequest(participant) !== undefined && participant.state === "active") return "asking";
  if (programme.requests === "off" || roleOf(participant) === "mentor" || participant.state !== "active") return "off";
  const load = roleOf(participant) === "both" ? await ports.store.get("load", participant.person) : undefined;
  if (mentoredIn(participant, load).length >= programme.mentorsPerMentee) return "enough";
  return againAt(participant) > instantText(now) ? "later" : "open";
}

/** From when on they may ask again; an instant long past where they may now. */
function againAt({ requests = [] }: Participant): string {
  const nth = requests.at(-most);
  return nth === undefined ? "" : instantText(plusHours(instantOf(nth.at), withinHours));
}

function dayFor(state: MentorsState, { person, participant }: Opened): string | undefined {
  const at = state === "asking" ? openRequest(participant)?.by : state === "later" ? againAt(participant) : undefined;
  return at === undefined ? undefined : dayIn(person.zone, instantOf(at)).toString();
}

/** A join link for a mentor of one's own; nothing is stored of whom it is sent to. */
async function invitation(
  { person, programme }: Opened,
  site: string,
  ports: MentorsPorts,
  now: Temporal.Instant,
): Promise<string> {
  const subject = JSON.stringify({ role: "mentor", by: person.id });
  const until = plusHours(now, invitationHours);
  const token = await ports.links.sign({ purpose: "invite", person: "", programme: programme.id, subject }, until);
  return `${site}/join/${programme.id}?invite=${token}`;
}

/** Whom the open request names. Nothing of what any of them said is read. */
async function asked(participant: Participant, ports: MentorsPorts): Promise<MentorsModel["chosen"]> {
  const request = openRequest(participant);
  const choices = request ? await choicesOf(request, ports) : [];
  const persons = await ports.store.getMany(
    "person",
    choices.map(({ mentor }) => mentor),
  );
  return choices.map(({ mentor }) => ({
    id: mentor,
    name: persons.find(({ id }) => id === mentor)?.name ?? "",
  }));
}
