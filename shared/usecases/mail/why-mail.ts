import { mailWhyPage } from "../../console/mail-why.tsx";
import type { WhyReport } from "../../contracts/desk/mail-answers.ts";
import { messageKinds } from "../../domain/message.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import { translator } from "../../locales/translate.ts";
import { mustRun } from "../coordinators/allowed.ts";
import { findParticipants } from "../coordinators/participants-found.ts";
import { isVeiled } from "../coordinators/person-known.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { mailMayLeave } from "./brake.ts";
import { whyTold } from "./why-told.ts";

type WhyPorts = Pick<Ports, "store" | "addresses">;

/** People one may choose from. */
const mostPeople = 20;
/** Times the list is gone on with, a thousand people each, before somebody who waits is told that it was not all. */
const mostLooks = 10;

/**
 * Why somebody got a mail, or got none: whoever is asked about by id, address, number or name; of one who is found, each
 * mail's whole way, what no mail was made of, and what else bears on it.
 */
export async function whyMail(request: RequestOf<"whyMail">, ports: WhyPorts): Promise<Reply> {
  const { programme: id } = request.parameters;
  const { id: me } = mustRun(request, id);
  const { who, about } = request.query;
  const [{ programme, playbook }, mailLeaves] = await Promise.all([programmePlan(id, ports), mailMayLeave(ports)]);
  const locale = pageLanguage(request, undefined, programme);
  const { found, looked } = who === undefined ? { found: [] } : await peopleOf(id, who, ports);
  const [one, ...others] = found;
  const told =
    one === undefined || others.length > 0
      ? { mails: [], more: false, silences: [], acts: [] }
      : await whyTold(one, about, programme.zone, translator(locale), ports);
  const json: WhyReport = {
    people: await named(found, ports),
    paused: !mailLeaves,
    ...told,
    ...(looked && { looked }),
  };
  const choices = [...playbook.touchpoints.map(({ key }) => key), ...messageKinds.filter((kind) => kind !== "prompt")];
  const model = { locale, programme: { id, name: programme.name }, zone: programme.zone, me, choices };
  return { status: 200, json, html: mailWhyPage({ ...model, ...json, asked: { who, about } }) };
}

/** Whom it finds; and how many were looked at, where there are more. */
async function peopleOf(
  programme: string,
  who: string,
  ports: WhyPorts,
): Promise<{ found: Participant[]; looked?: number }> {
  const known = await ports.store.get("participant", participantId(programme, who));
  if (known) return { found: [known] };
  const found: Participant[] = [];
  let [cursor, looked]: [string | undefined, number] = [undefined, 0];
  for (let look = 0; look < mostLooks && found.length < mostPeople; look++) {
    const query = { q: who, state: undefined, role: undefined, waiting: undefined, cursor, limit: mostPeople };
    const page = await findParticipants(programme, query, ports);
    found.push(...page.items);
    looked += page.looked ?? 0;
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  return { found: found.slice(0, mostPeople), ...(cursor !== undefined && { looked }) };
}

/** With their names, but for those of whom this programme may not know them. */
async function named(found: readonly Participant[], { store }: WhyPorts): Promise<WhyReport["people"]> {
  const people = await store.getMany(
    "person",
    found.map(({ person }) => person),
  );
  const byId = new Map(people.map((person) => [person.id, person]));
  return found.map((participant) => {
    const person = byId.get(participant.person);
    return { person: participant.person, name: isVeiled(participant, person) ? null : (person?.name ?? null) };
  });
}
