import { describe, expect, it } from "vitest";
import { erasedMember, memberId } from "#shared/domain/member.ts";
import { instantText } from "#shared/domain/time.ts";
import { respond } from "#shared/usecases/pairing/respond.ts";
import { peopleBy } from "#shared/usecases/pairing/takeover/pair-known.ts";
import { apiOver } from "#test/support/api.ts";
import { active, passDays } from "#test/support/asking.ts";
import { aMentee, aMentor, confirmAddress, personOf, signUp, vet } from "#test/support/people.ts";
import { askedLink, importFile, pairsFile, press, questions, takeOver } from "#test/support/takeovers.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

const aPlace = () => world({ rounds: { every: "never" } });
const personNamed = async (here: World, name: string) => here.store.get("person", await personOf(here, name));
const partOf = async (here: World, name: string) => here.store.get("participant", `demo.${await personOf(here, name)}`);
const loadOf = async (here: World, name: string) => here.store.get("load", await personOf(here, name));
const pressWith = async (here: World, token: string, answer: "yes" | "no") =>
  (await respond(request({ token }, noQuery, { answer }), here.ports, here.now())).json;
const didsOf = async (here: World, name: string) =>
  (await here.store.partsOf("audit", `demo/${await personOf(here, name)}`)).map(({ did }) => did);

describe("whom a file of running pairs may name", () => {
  it("T1: nobody who was erased comes back through it", async () => {
    const here = await aPlace();
    const id = memberId("demo", await here.ports.addresses.hash("gone@post.example"));
    const put = erasedMember({ id, version: 0, programme: "demo" }, instantText(here.now()));
    await here.store.commit([{ kind: "member", put }]);
    const { says, work } = await importFile(here, "pairs", pairsFile("Gone Lee", "Ana Gone"));
    expect([says, work.summary["new"]]).toEqual([["2 mentee-silent", "3 mentor-silent"], 0]);
    await expect(personOf(here, "Gone")).rejects.toThrow();
  });

  it("J10: has 5,000 lines at most, and people are looked up fifty at a time", async () => {
    const here = await aPlace();
    const many = Array.from({ length: 5001 }, (_, index) => `A${index} B${index}`);
    const { says, work } = await importFile(here, "pairs", pairsFile(...many), { dryRun: true });
    expect([says, work.summary["outcome"]]).toEqual([["too-many"], "unreadable"]);
    const [programme] = [await here.store.get("programme", "demo")];
    if (!programme) throw new Error("no programme");
    let [now, most] = [0, 0];
    const hash = async (address: string) => {
      most = Math.max(most, ++now);
      const hashed = await here.ports.addresses.hash(address);
      now--;
      return hashed;
    };
    const emails = many.slice(0, 130).map((_, index) => `a${index}@post.example`);
    const found = await peopleBy(emails, programme, {
      store: here.store,
      addresses: { ...here.ports.addresses, hash },
    });
    expect([...found.keys()]).toEqual(emails);
    expect(most).toBeLessThanOrEqual(50);
  });
});

describe("mentors who come with their mentee", () => {
  it("J10: are approved once both have said yes, not before, and others hear of it", async () => {
    const here = await aPlace();
    await aMentee(here, "Kim", { role: "mentor", stage: "leader" });
    await takeOver(here, "Ana Lee", "Bea Kim");
    expect([(await partOf(here, "Lee"))?.vetting, (await partOf(here, "Kim"))?.vetting]).toEqual([
      "applied",
      "applied",
    ]);
    for (const name of ["Ana", "Bea"]) await press(here, name, "yes");
    await press(here, "Kim", "no");
    expect((await partOf(here, "Kim"))?.vetting).toBe("applied");
    here.bus.take();
    for (const name of ["Lee", "Kim"]) expect(await press(here, name, "yes")).toEqual({ outcome: "paired" });
    for (const name of ["Lee", "Kim"]) {
      expect(await partOf(here, name)).toMatchObject({ state: "active", vetting: "approved" });
      expect(await didsOf(here, name)).toContain("vetting-approved");
    }
    const vetted = here.bus.take().filter(({ name }) => name === "MentorVetted");
    expect(vetted).toMatchObject([{ detail: { vetting: "approved" } }, { detail: { vetting: "approved" } }]);
    expect(await active(here)).toHaveLength(2);
  });

  it("J10: a form typed later does not inherit an approval, and who was turned down meanwhile stays so", async () => {
    const here = await aPlace();
    const kim = await aMentee(here, "Kim", { role: "mentor", stage: "leader" });
    await takeOver(here, "Ana Lee", "Bea Kim");
    await signUp(here, "Lee", { name: "Somebody Else", role: "mentor", stage: "leader" });
    expect((await partOf(here, "Lee"))?.vetting).toBe("applied");
    await vet(here, kim, { decision: "reject" });
    await press(here, "Bea", "yes");
    expect(await press(here, "Kim", "yes")).toEqual({ outcome: "closed" });
    expect((await partOf(here, "Kim"))?.vetting).toBe("rejected");
    expect(await active(here)).toEqual([]);
  });

  it("J10: keep no places when they never answer, even where they take part elsewhere", async () => {
    const here = await aPlace();
    await here.programme("other");
    await aMentee(here, "Kim", { programme: "other" });
    await aMentee(here, "Pat", { programme: "other" });
    await takeOver(here, "Ana Lee", "Bea Kim", "Cas Pat");
    expect((await loadOf(here, "Lee"))?.ttl).toBe((await personNamed(here, "Lee"))?.ttl);
    await press(here, "Lee", "yes");
    expect(await loadOf(here, "Lee")).toMatchObject({ places: 2 });
    expect((await loadOf(here, "Lee"))?.ttl).toBeUndefined();
    await here.programme("third");
    await signUp(here, "Pat", { programme: "third", role: "mentor", stage: "leader" });
    await here.work();
    await confirmAddress(here, "Pat", "third");
    expect((await loadOf(here, "Pat"))?.ttl).toBeUndefined();
    await passDays(here, 22);
    await here.job("housekeeping");
    expect(await loadOf(here, "Kim")).toBeUndefined();
    expect(await loadOf(here, "Pat")).toBeDefined();
  });
});

describe("an address that several programmes know", () => {
  it("T4: another programme's file changes nothing of theirs, and a link on its way still works", async () => {
    const here = await aPlace();
    await here.programme("other");
    await takeOver(here, "Ana Lee");
    const token = await askedLink(here, "Ana");
    const before = await personNamed(here, "Ana");
    const file = pairsFile("Ana Max").replace("\nAna,", "\nSomebody Else,");
    const { work } = await importFile(here, "pairs", file, { programme: "other" });
    expect(work.summary["new"]).toBe(1);
    expect(await personNamed(here, "Ana")).toMatchObject({ name: "Ana", zone: before?.zone, locale: before?.locale });
    expect(await pressWith(here, token, "yes")).toEqual({ outcome: "yes" });
  });

  it("J10: who changes their name or zone, or proves their address elsewhere, may still answer", async () => {
    const here = await aPlace();
    await here.programme("other");
    await aMentee(here, "Bea", { programme: "other" });
    await takeOver(here, "Ana Lee", "Bea Kim");
    for (const name of ["Ana", "Bea"]) {
      const person = await personNamed(here, name);
      if (!person) throw new Error(`no ${name}`);
      const put = { ...person, name: "New", zone: "Asia/Tokyo", addressState: "confirmed" } as const;
      await here.store.commit([{ kind: "person", put }]);
      expect(await press(here, name, "yes")).toEqual({ outcome: "yes" });
    }
  });

  it("J10: the yes of somebody who takes part elsewhere is on record, and their earlier consent stays", async () => {
    const here = await aPlace();
    await here.programme("other");
    const bea = await aMentee(here, "Bea", { programme: "other" });
    const before = await here.store.get("person", bea);
    await takeOver(here, "Bea Kim");
    await press(here, "Bea", "yes");
    expect((await here.store.get("person", bea))?.consent).toEqual(before?.consent);
    expect(await didsOf(here, "Bea")).toContain("confirmed");
    const [question] = await questions(here);
    const said = await here.store.partsOf("audit", question?.id ?? "");
    expect(said).toContainEqual(expect.objectContaining({ by: bea, did: "still-together", reason: "takeover-1" }));
  });
});

it("J10: a no that was taken back is passed on to nobody, on the desk either", async () => {
  const here = await aPlace();
  await takeOver(here, "Ana Lee");
  await press(here, "Ana", "yes");
  for (const answer of ["no", "yes"] as const) {
    here.pass(1);
    await press(here, "Ana", answer);
  }
  await press(here, "Lee", "yes");
  const [mentorship] = await active(here);
  const pathParameters = { programme: "demo", mentorship: mentorship?.id ?? "" };
  const { body } = await apiOver(here.ports)("showMentorship", { groups: "demo", pathParameters });
  expect(body).not.toContain("not-together");
  expect(body.match(/still-together/g)).toHaveLength(2);
});

describe("somebody of another programme whom nobody here has heard from", () => {
  it("T4: is shown as what this programme was told: no name, no address, nothing they gave elsewhere", async () => {
    const here = await aPlace();
    await here.programme("other");
    const mentee = await aMentee(here, "Zebulon", { programme: "other", zone: "Asia/Tokyo" });
    const mentor = await aMentor(here, "Quirina", { programme: "other", zone: "Asia/Tokyo" });
    await takeOver(here, "Zebulon Lee", "Ana Quirina");
    const api = apiOver(here.ports);
    const ask = async (route: "showPerson" | "listParticipants" | "vet", more: object, accept = "application/json") =>
      (await api(route, { ...demo, headers: { accept, "content-type": "application/json" }, ...more })).body;
    const demo = { groups: "demo", pathParameters: { programme: "demo" } };
    const secret = /zebulon|quirina|tokyo|sign-up-1/i;
    for (const person of [mentee, mentor]) {
      const more = { pathParameters: { programme: "demo", person } };
      expect(JSON.parse(await ask("showPerson", more))).toMatchObject({
        ...{ participant: { person, state: "unconfirmed" }, person: null, places: null },
      });
      const html = await ask("showPerson", more, "text/html");
      expect((await ask("showPerson", more)) + html).not.toMatch(secret);
      expect(html).toContain("You see here only what this program was told");
      const refused = await ask("vet", { ...more, body: JSON.stringify({ decision: "?" }) }, "text/html");
      expect(refused).toContain("No mentor waits to be vetted");
      expect(refused).not.toMatch(secret);
    }
    expect(await ask("listParticipants", {}, "text/html")).not.toMatch(secret);
    for (const q of ["zebul", "zebulon@post.example", "quirina"]) {
      expect(JSON.parse(await ask("listParticipants", { queryStringParameters: { q } })).items).toEqual([]);
    }
    await press(here, "Zebulon", "yes");
    const now = await ask("showPerson", { pathParameters: { programme: "demo", person: mentee } });
    expect(JSON.parse(now)).toMatchObject({ person: { name: "Zebulon", email: "zebulon@post.example" } });
    const lee = await ask("showPerson", { pathParameters: { programme: "demo", person: await personOf(here, "Lee") } });
    expect(JSON.parse(lee)).toMatchObject({ person: { name: "Lee" } });
  });
});
