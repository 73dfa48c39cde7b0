import type { Temporal } from "temporal-polyfill";
import { roundPage } from "../../../console/round.tsx";
import { publicationPage } from "../../../console/round-publication.tsx";
import { unpairedPage } from "../../../console/round-unpaired.tsx";
import { roundsPage } from "../../../console/rounds.tsx";
import { Problem } from "../../../domain/errors.ts";
import type { Explanation } from "../../../domain/explanation.ts";
import { instantText, plusHours } from "../../../domain/time.ts";
import { mustRun } from "../../coordinators/allowed.ts";
import { everything } from "../../everything.ts";
import type { Reply, RequestContext, RequestOf } from "../../http.ts";
import { pageLanguage } from "../../language.ts";
import { namesOf } from "../../names-of.ts";
import type { Page, Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { isOutdated, roundOf, steady } from "./round-of.ts";

type ShowPorts = Pick<Ports, "store">;

/** A programme's rounds, the newest first. There is one a week: all of them are read, and a page of them shown. */
export async function listRounds(request: RequestOf<"listRounds">, ports: ShowPorts): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  const { state, cursor: after, limit, done } = request.query;
  const model = await modelOf(request, programme, ports);
  const all = await everything(ports, "round", programme, state);
  const rounds = all.sort((one, other) => (one.requestedAt < other.requestedAt ? 1 : -1));
  const from = after === undefined ? 0 : rounds.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && from === 0)
    throw new Problem("invalid-request", "This cursor is not one this list gave out.", [
      { field: "cursor", message: "not a cursor of this list" },
    ]);
  const items = rounds.slice(from, from + limit);
  const cursor = from + limit < rounds.length ? (items.at(-1)?.id ?? null) : null;
  const html = roundsPage({ ...model, done, items, cursor, later: after !== undefined });
  return { status: 200, json: { items, cursor }, html };
}

/** A round with a page of its suggested pairings. */
export async function showRound(request: RequestOf<"showRound">, ports: ShowPorts): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  const [model, round] = await Promise.all([modelOf(request, programme, ports), roundOf(request.parameters, ports)]);
  const [{ items, cursor }, outdated]: [Page<Explanation>, boolean] = await Promise.all([
    // While a change of very many people is being made, nobody sees half of it.
    round.changing === undefined ? ports.store.partsPage("explanation", round.id, request.query) : { items: [] },
    isOutdated(round, ports),
  ]);
  const found = await ports.store.getMany(
    "proposal",
    items.map(({ proposal }) => proposal),
  );
  const byId = new Map(found.map((one) => [one.id, one]));
  const proposals = items.flatMap(({ proposal }) => byId.get(proposal) ?? []);
  const names = await namesOf(
    [
      ...proposals.flatMap(({ mentee, mentor }) => [mentee, mentor]),
      ...(round.figures?.helps ?? []).map(({ mentor }) => mentor),
    ],
    ports,
  );
  const { cursor: after, done } = request.query;
  const html = roundPage({
    ...model,
    done,
    round,
    outdated,
    proposals,
    names,
    cursor: cursor ?? null,
    later: after !== undefined,
  });
  return { status: 200, version: round.version, json: { ...round, proposals, cursor: cursor ?? null }, html };
}

/** Who has no suggestion, and why. */
export async function listUnpaired(request: RequestOf<"listUnpaired">, ports: ShowPorts): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  const [model, round] = await Promise.all([modelOf(request, programme, ports), roundOf(request.parameters, ports)]);
  const { items, cursor = null } = await ports.store.partsPage("unpaired", steady(round).id, request.query);
  const names = await namesOf(
    items.map(({ mentee }) => mentee),
    ports,
  );
  const html = unpairedPage({ ...model, round, items, names, cursor, later: request.query.cursor !== undefined });
  return { status: 200, json: { items, cursor }, html };
}

/** What publishing will do, before anybody does it. */
export async function showPublication(
  request: RequestOf<"showPublication">,
  ports: ShowPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const [programme, round] = await Promise.all([programmeOf(ports, id), roundOf(request.parameters, ports)]);
  const outdated = await isOutdated(steady(round), ports);
  const days = programme.rounds.answerDays;
  const answerBy = instantText(plusHours(now, days * 24));
  const html = publicationPage({ ...(await modelOf(request, id, ports)), round, outdated, days, answerBy });
  return { status: 200, version: round.version, json: round, html };
}

/** What every page about pairing knows. */
export async function modelOf(request: RequestContext, id: string, ports: ShowPorts) {
  const programme = await programmeOf(ports, id);
  const locale = pageLanguage(request, undefined, programme);
  return { locale, programme: { id, name: programme.name }, zone: programme.zone };
}
