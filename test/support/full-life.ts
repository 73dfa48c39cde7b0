import { derivedId } from "#shared/domain/ids.ts";
import type { Member } from "#shared/domain/member.ts";
import { participantId } from "#shared/domain/participant.ts";
import { pulseId } from "#shared/domain/pulse.ts";
import { instantText } from "#shared/domain/time.ts";
import { memberIds } from "#shared/usecases/coordinators/member-ids.ts";
import { newMessage } from "#shared/usecases/mail/ledger.ts";
import type { Put } from "#shared/usecases/ports.ts";
import { raiseConcern } from "#shared/usecases/privacy/concern.ts";
import { updatePrivacy } from "#shared/usecases/privacy/privacy.ts";
import { aMentee, aMentor, emailOf, pairAll, respond, runRound, tokenFor } from "./people.ts";
import { noQuery, request, type World, world } from "./world.ts";

/** What only this person can have brought in: found again anywhere, it is theirs. */
export function canariesOf(name: string): string[] {
  return [name, emailOf(name), ...words.map((word) => `${word}-of-${name}`)];
}

const words = [
  ...(["work", "region", "says", "goal", "concern", "lasting", "number"] as const),
  ...(["hospital", "booking", "room"] as const),
];
const canary = (name: string, word: (typeof words)[number]) => `${word}-of-${name}`;

/** Gives somebody who is in a programme everything there is to have: profile, identity, answers, goals, a second address, a concern. */
export async function liveFully(world: World, name: string, person: string, programme = "demo"): Promise<void> {
  const { store, addresses } = world.ports;
  const at = instantText(world.now());
  const participant = participantId(programme, person);
  const [known, part] = await Promise.all([store.get("person", person), store.get("participant", participant)]);
  if (!known || !part) throw new Error(`${name} is not in ${programme}`);
  const postbox = await store.get("postbox", person);
  const second = `${canary(name, "lasting")}@post.example`;
  const offer = derivedId("off", programme, person);
  const once = {
    person,
    programme,
    kind: "offer",
    subject: offer,
    occurrence: "mentee-asked",
    about: [offer],
  } as const;
  const asked = { ...newMessage({ ...once, livesHours: 1 }, world.now()), state: "SENT", sentAt: at } as const;
  const history = [{ at, to: "SENT", reason: "accepted" } as const];
  const goal = { words: canary(name, "goal"), horizon: "year", at, person, by: "mentee" } as const;
  await store.commit([
    { kind: "person", put: { ...known, second } },
    { kind: "email", put: { id: await addresses.hash(second), version: 0, person } },
    { kind: "participant", put: { ...part, memberNumber: canary(name, "number") } },
    {
      kind: "offer",
      put: {
        ...{ id: offer, version: 0, programme, shape: "once", state: "accepted", madeBy: "almanac", madeAt: at },
        ...{ mentors: [], mentees: [person], yes: [person], no: [], reminded: false, until: at.slice(0, 10) },
      },
    },
    { kind: "message", put: { ...asked, nextActionAt: undefined, history } },
    { kind: "member", put: await onTheRoll(world, name, programme) },
    {
      kind: "profile",
      put: {
        ...{ id: person, version: 0, work: canary(name, "work"), region: canary(name, "region") },
        ...{ selectsResidents: [canary(name, "hospital")], booking: `https://${canary(name, "booking")}.example/` },
        ...{ rooms: { [`shp-of-${name}`]: `https://${canary(name, "room")}.example/` } },
        elsewhere: [{ mentorship: `shp-of-${name}`, cycle: "2026" }],
      },
    },
    ...(postbox === undefined ? [emptyPostbox(person, programme, at)] : []),
    {
      kind: "pulse",
      put: {
        ...{ id: pulseId(programme, person), version: 0, person, programme },
        answers: [
          { mentorship: `shp-of-${name}`, side: "mentee", cycle: "2026", moment: "start", steps: { fit: 5 }, at },
        ],
      },
    },
    {
      kind: "identity",
      put: {
        ...{ id: person, version: 0, consent: { text: "identity-1", at }, shares: ["faith"] },
        answers: { faith: { says: canary(name, "says") } },
      },
    },
    {
      kind: "goal",
      put: {
        ...{ id: `${participant}.first`, version: 0, participant, state: "current", versions: [goal] },
        ...{ suggestions: [], createdAt: at },
      },
    },
  ]);
  const body = { text: canary(name, "concern"), contact: emailOf(name), website: undefined };
  // Everybody writes from home: no two share a network.
  await raiseConcern(request({ programme }, noQuery, body, { network: person }), world.ports, world.now());
}

/** The postbox of somebody to whom one mail left. */
function emptyPostbox(id: string, programme: string, at: string): Put {
  return { kind: "postbox", put: { id, version: 0, prompts: [], mails: { [programme]: [at.slice(0, 10)] } } };
}

/** The line of the society's roll that names somebody. */
async function onTheRoll({ ports, now }: World, name: string, programme: string): Promise<Member> {
  const line = { memberNumber: canary(name, "number"), email: emailOf(name) };
  const ids = await memberIds(programme, line, ports);
  if (!ids) throw new Error("A line with a number has an id");
  const { id, addressHash } = ids;
  const stands = { version: 0, programme, state: "joined", source: "api", updatedAt: instantText(now()) } as const;
  return { ...line, ...stands, id, addressHash, name };
}

/** What a mentor would like a mentee to reach, in the mentee's own year. */
export async function suggestGoal(world: World, mentorName: string, mentor: string, mentee: string): Promise<void> {
  const participant = participantId("demo", mentee);
  const at = instantText(world.now());
  const suggestion = { id: "s1", words: canary(mentorName, "goal"), horizon: "year", at, person: mentor, aside: false };
  await world.store.commit([
    {
      kind: "goal",
      put: {
        ...{ id: `${participant}.suggested`, version: 0, participant, state: "suggested", versions: [] },
        ...{ suggestions: [{ ...suggestion, horizon: "year" }], createdAt: at },
      },
    },
  ]);
}

/** Presses the button on one's own page, with the box ticked. */
export async function pressErase(world: World, person: string, programme = "demo") {
  const token = await tokenFor(world, "me", person, "", programme);
  const body = { action: "erase", sure: "yes" } as const;
  return updatePrivacy(request({ token }, noQuery, body), world.ports, world.now());
}

/** Where anything of somebody is still to be found: items of the table as keys with the words found. */
export function tracesOf(world: World, name: string): string[] {
  const canaries = canariesOf(name);
  return world.store.everyItem().flatMap((item) => {
    const text = JSON.stringify(item);
    return canaries.filter((one) => text.includes(one)).map((one) => `${item["pk"]} ${item["sk"]}: ${one}`);
  });
}

/**
 * Ana with her mentor Lee, in the middle of a year, and Bob, about whom the mentor Kim was asked and may have said no;
 * each of the four with everything there is to have.
 */
export async function fourLives(kim: "waits" | "says no") {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const lee = await aMentor(here, "Lee", { places: 1 });
  await pairAll(here);
  const people = { ana, lee, bob: await aMentee(here, "Bob"), kim: await aMentor(here, "Kim", { places: 1 }) };
  here.pass(24);
  const proposal = (await runRound(here)).find(({ mentor }) => mentor === people.kim);
  if (kim === "says no" && proposal) await respond(here, people.kim, proposal, "no");
  await liveFully(here, "Ana", people.ana);
  await liveFully(here, "Lee", people.lee);
  await liveFully(here, "Bob", people.bob);
  await liveFully(here, "Kim", people.kim);
  await suggestGoal(here, "Lee", lee, ana);
  await here.work();
  return { here, ...people };
}
