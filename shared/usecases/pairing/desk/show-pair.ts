import { pairPage } from "../../../console/pair.tsx";
import { unpairedOnePage } from "../../../console/pair-none.tsx";
import type { PairSide } from "../../../console/pair-sides.tsx";
import { Problem } from "../../../domain/errors.ts";
import { type Explanation, ofRound } from "../../../domain/explanation.ts";
import { participantId } from "../../../domain/participant.ts";
import type { Proposal } from "../../../domain/round.ts";
import { mustRun } from "../../coordinators/allowed.ts";
import type { Reply, RequestContext, RequestOf } from "../../http.ts";
import { namesOf } from "../../names-of.ts";
import type { Ports } from "../../ports.ts";
import { isOutdated, roundOf, steady } from "./round-of.ts";
import { modelOf } from "./show-rounds.ts";

type ShowPorts = Pick<Ports, "store">;

/** A suggested pairing: why these two, and who comes next for either. */
export async function showProposal(request: RequestOf<"showProposal">, ports: ShowPorts): Promise<Reply> {
  mustRun(request, request.parameters.programme);
  const round = steady(await roundOf(request.parameters, ports));
  const proposal = await ports.store.get("proposal", request.parameters.proposal);
  if (proposal?.programme !== round.programme || proposal.round !== round.id)
    throw new Problem("not-found", "There is no such suggestion in this round.");
  return proposalReply(request, proposal, ports, request.query.done);
}

/** The page of a suggestion, wherever it was made. */
export async function proposalReply(
  request: RequestContext,
  proposal: Proposal,
  ports: ShowPorts,
  done?: string,
): Promise<Reply & { readonly json: object }> {
  const { programme, mentee, mentor } = proposal;
  const [model, round, explanation] = await Promise.all([
    modelOf(request, programme, ports),
    roundOf(proposal, ports),
    ports.store.get("explanation", ofRound(proposal.round, proposal.id)),
  ]);
  const others = [...(explanation?.mentors ?? []), ...(explanation?.mentees ?? [])].map(({ person }) => person);
  const [sides, names, outdated] = await Promise.all([
    sidesOf(programme, [mentee, mentor], ports),
    namesOf([mentee, mentor, ...others], ports),
    isOutdated(round, ports),
  ]);
  const open = round.state === "draft" && proposal.state === "draft" && !outdated;
  const html = pairPage({ ...model, done, round, proposal, explanation, sides, names, open });
  const json = { ...proposal, explanation: explanation ? shown(explanation) : null };
  return { status: 200, version: proposal.version, json, html };
}

/** Why somebody has no suggestion, and who comes next for them. */
export async function showUnpaired(request: RequestOf<"showUnpaired">, ports: ShowPorts): Promise<Reply> {
  const { programme, person } = request.parameters;
  mustRun(request, programme);
  const round = steady(await roundOf(request.parameters, ports));
  const unpaired = await ports.store.get("unpaired", ofRound(round.id, person));
  if (!unpaired) throw new Problem("not-found", "There is no such person among those without a suggestion.");
  const [model, sides, names, outdated] = await Promise.all([
    modelOf(request, programme, ports),
    sidesOf(programme, [person], ports),
    namesOf([person, ...unpaired.mentors.map((one) => one.person)], ports),
    isOutdated(round, ports),
  ]);
  const open = round.state === "draft" && !outdated;
  const html = unpairedOnePage({ ...model, done: request.query.done, round, unpaired, sides, names, open });
  return { status: 200, version: unpaired.version, json: unpaired, html };
}

/** What matters about people when they are paired. */
async function sidesOf(programme: string, people: readonly string[], { store }: ShowPorts): Promise<PairSide[]> {
  const [participants, persons, loads, profiles] = await Promise.all([
    store.getMany(
      "participant",
      people.map((person) => participantId(programme, person)),
    ),
    store.getMany("person", people),
    store.getMany("load", people),
    store.getMany("profile", people),
  ]);
  return people.flatMap((id) => {
    const participant = participants.find(({ person }) => person === id);
    const load = loads.find((one) => one.id === id);
    if (!participant) return [];
    const { stage, topics, waitingSince } = participant;
    const zone = persons.find((one) => one.id === id)?.zone;
    const places = load && { all: load.places, taken: load.mentorships.length };
    const work = profiles.find((one) => one.id === id)?.work;
    return [{ person: id, work, stage, topics, waitingSince, zone, places }];
  });
}

const shown = ({ fit, mentors, mentees }: Explanation) => ({ fit, mentors, mentees });
