import { expect, it } from "vitest";
import { type RouteName, routes } from "#shared/contracts/routes.ts";
import { participantId } from "#shared/domain/participant.ts";
import { apiOver } from "#test/support/api.ts";
import { aMentee, aMentor, pairAll, personOf, signUp } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

/** What people choose on their own pages, where they read that nobody else sees it. */
const fields = ["again", "yearLater", "resting", "wishes", "meetingNotes", "allPrompts"];
const named = new RegExp(`"(${fields.join("|")})":|digest`);
/** What a programme lets count in rounds bears some of these names, and is nobody's. */
const weights = /"weights":\{[^}]*\}/g;

/** Puts something into each of them. */
async function chooseAll({ store }: World, person: string): Promise<void> {
  const found = await store.get("participant", participantId("demo", person));
  if (!found) throw new Error("Nobody of that name");
  const put = {
    ...found,
    ...{ again: { mentee: {}, mentor: {} }, yearLater: { askedAt: "2026-08-17T13:00:00.000Z", mentoring: true } },
    ...{ resting: ["mentee" as const], wishes: { "cv-review": { out: true as const } }, meetingNotes: { "2026": {} } },
    ...{ allPrompts: true, planned: "digest" },
  };
  await store.commit([{ kind: "participant", put }]);
}

const isRoute = (name: string): name is RouteName => name in routes;
const readers = Object.keys(routes)
  .filter(isRoute)
  .filter((name) => routes[name].access === "coordinator" && routes[name].method === "GET");

it("Y18 T4: no answer of the desk says what people chose for themselves alone, on any route", async () => {
  const here = await world({ vettingMonths: 12 });
  const [ana, lee] = [await aMentee(here, "Ana"), await aMentor(here, "Lee", { places: 2 })];
  const [pair] = await pairAll(here);
  const kim = await aMentor(here, "Kim", { places: 1 });
  await signUp(here, "Eve");
  const eve = await personOf(here, "Eve");
  for (const person of [ana, lee, kim, eve]) await chooseAll(here, person);
  const api = apiOver(here.ports);
  const answered = new Set<string>();
  const told = async (name: RouteName, person: string, body?: object) => {
    const known = { programme: "demo", person, mentorship: pair?.id ?? "", round: pair?.round ?? "" };
    const pathParameters = Object.fromEntries(
      Object.entries(known).filter(([parameter]) => routes[name].path.includes(`{${parameter}}`)),
    );
    const reply = await api(name, {
      ...{ groups: "demo", pathParameters, ...(body && { body: JSON.stringify(body) }) },
      headers: { "content-type": "application/json", "idempotency-key": `${name}-${person}` },
    });
    if (reply.statusCode === 200) answered.add(name);
    expect(reply.body.replaceAll(weights, ""), name).not.toMatch(named);
  };
  for (const name of readers) for (const person of [ana, lee, kim]) await told(name, person);
  await told("setParticipant", ana, { cohort: "2026" });
  await told("vet", kim, { decision: "approve" });
  here.store.tamper("participant", participantId("demo", eve), { state: "held" });
  await told("releaseSignUp", eve, {});
  const must = ["listParticipants", "showPerson", "showYear", "showVetting", "setParticipant", "vet", "releaseSignUp"];
  expect([...answered]).toEqual(expect.arrayContaining(must));
});
