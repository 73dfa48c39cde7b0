import type { Temporal } from "temporal-polyfill";
import { ofRound } from "../../../domain/explanation.ts";
import type { Listed, Option } from "../../../domain/option.ts";
import type { Participant } from "../../../domain/participant.ts";
import type { Round } from "../../../domain/round.ts";
import { dayIn, instantOf, instantText } from "../../../domain/time.ts";
import { choosePage } from "../../../pages/choose.tsx";
import type { ChooseModel, ChooseWords } from "../../../pages/choose-model.ts";
import type { Reply, RequestContext, RequestOf } from "../../http.ts";
import { pageLanguage } from "../../language.ts";
import { openMe } from "../../own-page/me.ts";
import type { Ports } from "../../ports.ts";
import { siteOf } from "../../site.ts";
import { wordsOf } from "../mentors-found.ts";
import { maySayIfCalls, mentorsBy } from "./calls.ts";
import { availableIn, choosersOf, stillLooks, stillMentors } from "./who-chooses.ts";

export type ChoosePorts = Pick<Ports, "store" | "links" | "site">;
type Opened = Awaited<ReturnType<typeof openMe>>;

/** Whom the reader may choose among now. */
export function choose(request: RequestOf<"choose">, ports: ChoosePorts, now: Temporal.Instant): Promise<Reply> {
  return showChoose(request, request.parameters.token, ports, now);
}

/** What somebody may say now, and of whom. */
export interface OpenChoice {
  readonly state: Exclude<ChooseModel["state"], "closed">;
  readonly option: Option;
  readonly until: string;
  /** Whether they may say now if they take first calls as a mentor. */
  readonly takes: boolean;
  /** Those of the lists who are still there. */
  readonly mentors: readonly Participant[];
  readonly mentees: readonly Participant[];
}

/** What is open for somebody now; undefined where nothing is, or not any more. */
export async function openChoice(
  { participant, programme }: Pick<Opened, "participant" | "programme">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<OpenChoice | undefined> {
  const { choosing, person } = participant;
  if (choosing === undefined) return undefined;
  const [round, option] = await Promise.all([
    ports.store.get("round", choosing.round),
    ports.store.get("option", ofRound(choosing.round, person)),
  ]);
  const until = round?.choosingUntil ?? "";
  if (!round || !option || round.state !== "choosing" || until <= instantText(now)) return undefined;
  const [chooser] = await choosersOf([option], ports);
  const looks = chooser !== undefined && stillLooks(chooser, programme) && option.told.includes("mentee");
  const mentors = chooser !== undefined && stillMentors(chooser) && option.calls !== undefined;
  const takes = mentors && (await maySayIfCalls(option, round, ports, now));
  const asked = takes && option.calls === "asked";
  const [some, others] = await Promise.all([
    looks ? availableIn(option, "mentors", ports) : [],
    mentors && (asked || option.calls === "yes") ? availableIn(option, "mentees", ports) : [],
  ]);
  const there = round.choice === "calls" ? await takingCalls(some, round, ports) : some;
  // Whoever said no may still take it back.
  if (there.length + others.length === 0 && !(takes && option.calls === "no")) return undefined;
  const state =
    round.choice !== "calls" ? "rank" : there.length === 0 && option.calls !== "yes" ? "take-calls" : "calls";
  return {
    ...{ state, option, takes, mentors: there, mentees: others },
    until: state === "take-calls" ? (mentorsBy(round) ?? until) : until,
  };
}

/** Mentors who have said that they take first calls, and still do. */
async function takingCalls(mentors: readonly Participant[], round: Round, ports: Pick<Ports, "store">) {
  const options = await ports.store.getMany(
    "option",
    mentors.map(({ person }) => ofRound(round.id, person)),
  );
  const take = new Set(options.filter(({ calls }) => calls === "yes").map(({ person }) => person));
  return mentors.filter(({ person }) => take.has(person));
}

/** The page as it is now, with what was just done or what is wrong. */
export async function showChoose(
  request: RequestContext,
  token: string,
  ports: ChoosePorts,
  now: Temporal.Instant,
  more: Pick<ChooseModel, "did" | "errors"> & { readonly typed?: ReadonlyMap<string, Listed["says"]> } = {},
): Promise<Reply> {
  const opened = await openMe(token, ports, now);
  const { person, programme } = opened;
  const site = siteOf(ports, request);
  const open = await openChoice(opened, ports, now);
  const { did, errors, typed } = more;
  const [mentors, mentees] = await Promise.all([
    cards(open?.mentors ?? [], open?.option.mentors ?? [], typed, ports),
    cards(open?.mentees ?? [], open?.option.mentees ?? [], typed, ports),
  ]);
  const model: ChooseModel = {
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    me: `${site}/me/${token}`,
    action: `${site}/me/${token}/choose`,
    state: open?.state ?? "closed",
    until: open?.until,
    zone: person.zone,
    calls: open?.option.calls,
    takes: open?.takes,
    name: person.name,
    ...{ mentors, mentees, did, errors },
  };
  const plain = ({ id, name, says, talk }: ChooseWords) => ({ id, name, says: says ?? null, talk });
  const json = {
    outcome: model.state,
    ...(open !== undefined && { hearBy: dayIn(person.zone, instantOf(open.until)).toString() }),
    until: open?.until ?? null,
    calls: model.calls ?? null,
    mentors: mentors.map(plain),
    mentees: mentees.map(plain),
  };
  return { status: errors === undefined ? 200 : 400, json, html: choosePage(model) };
}

/** People as the search shows them, with what the reader said, or just typed, and the address of whom they may write to. */
async function cards(
  people: readonly Participant[],
  listed: readonly Listed[],
  typed: ReadonlyMap<string, Listed["says"]> | undefined,
  ports: Pick<Ports, "store">,
): Promise<ChooseWords[]> {
  const words = await wordsOf(people, ports);
  const both = listed.filter(({ talk }) => talk === true).map((one) => one.person);
  const emailOf = new Map((await ports.store.getMany("person", both)).map(({ id, email }) => [id, email]));
  return words.map((one) => {
    const said = listed.find(({ person }) => person === one.id);
    const says = typed === undefined ? said?.says : typed.get(one.id);
    return { ...one, says, talk: said?.talk ?? false, email: emailOf.get(one.id) };
  });
}
