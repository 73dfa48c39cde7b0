import { describe, expect, it } from "vitest";
import { everything } from "#shared/usecases/everything.ts";
import { respondPage } from "#shared/usecases/pairing/respond.ts";
import { active, passDays } from "#test/support/asking.ts";
import { kindsTo, lettersTo } from "#test/support/letters.ts";
import { aMentee, aMentor, personOf, signUp } from "#test/support/people.ts";
import { restlessStore } from "#test/support/restless-store.ts";
import { askedLink, importFile, pairsFile, press, questions, takeOver } from "#test/support/takeovers.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

const aPlace = () => world({ rounds: { every: "never" } });
const personNamed = async (here: World, name: string) => here.store.get("person", await personOf(here, name));
const partOf = async (here: World, name: string) => here.store.get("participant", `demo.${await personOf(here, name)}`);

describe("two who are paired already", () => {
  it("J10: asks both at once, and begins their mentorship and calendar on the day both have pressed yes", async () => {
    const here = await aPlace();
    await takeOver(here, "Ana Lee 2026-03-01");
    expect([await kindsTo(here, "Ana"), await kindsTo(here, "Lee")]).toEqual([["still-together"], ["still-together"]]);
    expect(await press(here, "Ana", "yes")).toEqual({ outcome: "yes" });
    await here.work();
    expect(await active(here)).toEqual([]);
    here.pass(3 * 24);
    expect(await press(here, "Lee", "yes")).toEqual({ outcome: "paired" });
    await here.work();
    const [mentorship, ...others] = await active(here);
    expect(others).toEqual([]);
    expect(mentorship).toMatchObject({ startDate: "2026-08-20", takenOver: { since: "2026-03-01" } });
    const ana = await personOf(here, "Ana");
    expect((await here.store.partsOf("touchpoint", `demo.${ana}`)).length).toBeGreaterThan(5);
    const [, introduced] = await lettersTo(here, "Ana");
    expect(introduced?.subject).toBe("You and Lee: your year starts");
    expect(introduced?.text).not.toContain("Hello");
    expect(await kindsTo(here, "Lee")).toEqual(["still-together", "introduction"]);
  });

  it("J10: a yes proves the address, is the consent, and says that they have read what to expect; the import does neither", async () => {
    const here = await aPlace();
    await takeOver(here, "Ana Lee");
    expect(await personNamed(here, "Lee")).toMatchObject({ addressState: "unconfirmed", consent: { text: "" } });
    expect(await partOf(here, "Lee")).toMatchObject({ state: "unconfirmed", vetting: "applied", role: "mentor" });
    here.pass(1);
    await press(here, "Lee", "yes");
    const at = here.now().toString({ fractionalSecondDigits: 3 });
    expect(await personNamed(here, "Lee")).toMatchObject({
      ...{ addressState: "confirmed", consent: { text: "takeover-1", at } },
    });
    expect((await personNamed(here, "Lee"))?.ttl).toBeUndefined();
    expect(await partOf(here, "Lee")).toMatchObject({ state: "active", orientedAt: at });
    expect((await partOf(here, "Lee"))?.ttl).toBeUndefined();
    const lee = await personOf(here, "Lee");
    expect((await here.store.get("email", await here.ports.addresses.hash("lee@post.example")))?.ttl).toBeUndefined();
    const dids = (await here.store.partsOf("audit", `demo/${lee}`)).map(({ did }) => did);
    expect(dids.sort()).toEqual(["brought-along", "confirmed"]);
    expect(here.bus.take()).toEqual([
      { name: "ParticipantConfirmed", detail: { programme: "demo", person: lee, memberNumber: undefined } },
    ]);
  });

  it("J10: opening the page changes nothing; it says what to expect and what is not recorded (J5)", async () => {
    const here = await aPlace();
    await takeOver(here, "Ana Lee 2026-03-01");
    const commits = here.store.commits();
    const token = await askedLink(here, "Ana");
    const { html = "", json } = await respondPage(request({ token }, noQuery, undefined), here.ports, here.now());
    expect(here.store.commits()).toBe(commits);
    expect(json).toEqual({ outcome: "open" });
    for (const words of ["Are you and Lee still together?", "March 1, 2026", "What to expect", "What is not recorded"])
      expect(html).toContain(words);
    expect(html).not.toContain("/me/");
  });

  it("J10: a no, or 14 days of silence, ends it quietly; nobody learns what the other one said", async () => {
    const here = await aPlace();
    await takeOver(here, "Ana Lee", "Bea Kim", "Cas Pat");
    expect(await press(here, "Ana", "no")).toEqual({ outcome: "no" });
    expect(await press(here, "Kim", "yes")).toEqual({ outcome: "yes" });
    expect(await press(here, "Lee", "yes")).toEqual({ outcome: "yes" });
    await passDays(here, 13);
    const states = async () => (await questions(here)).map(({ state }) => state).sort();
    expect(await states()).toEqual(["asked-both", "asked-both", "asked-both"]);
    await passDays(here, 2);
    expect(await states()).toEqual(["declined", "lapsed", "lapsed"]);
    expect(await active(here)).toEqual([]);
    // Each was asked, and who said nothing was reminded once.
    const asked = async (name: string) => (await kindsTo(here, name)).filter((kind) => kind !== "in-line");
    expect(await asked("Ana")).toEqual(["still-together"]);
    expect(await asked("Lee")).toEqual(["still-together"]);
    expect(await asked("Kim")).toEqual(["still-together"]);
    for (const name of ["Bea", "Cas", "Pat"])
      expect(await asked(name), name).toEqual(["still-together", "still-together"]);
    expect(await press(here, "Lee", "yes")).toEqual({ outcome: "closed" });
    expect(await press(here, "Kim", "yes")).toEqual({ outcome: "closed" });
  });

  it("J10: whoever changes their mind in time is taken at their last word", async () => {
    const here = await aPlace();
    await takeOver(here, "Ana Lee");
    await press(here, "Ana", "yes");
    here.pass(1);
    await press(here, "Ana", "no");
    await press(here, "Lee", "yes");
    here.pass(1);
    expect(await active(here)).toEqual([]);
    expect(await press(here, "Ana", "yes")).toEqual({ outcome: "paired" });
    expect(await active(here)).toHaveLength(1);
  });

  it("J10: who never answers is forgotten, and leaves nothing of their own behind", async () => {
    const here = await aPlace();
    await takeOver(here, "Ana Lee");
    await passDays(here, 22);
    await here.job("housekeeping");
    expect(here.store.everyItem().filter(({ pk }) => /^(PERSON|EMAIL|PART)#/.test(String(pk)))).toEqual([]);
  });

  it("J10: both press at once, in whatever order it comes: exactly one mentorship", async () => {
    for (let seed = 0; seed < 25; seed++) {
      const here = await aPlace();
      await takeOver(here, "Ana Lee");
      const ports = { ...here.ports, store: restlessStore(here.store, seed) };
      await Promise.all([
        press(here, "Ana", "yes", ports),
        press(here, "Lee", "yes", ports),
        press(here, "Ana", "yes", ports),
      ]);
      await here.work();
      const mentorships = await active(here);
      expect(mentorships, `seed ${seed}`).toHaveLength(1);
      const lee = await personOf(here, "Lee");
      expect((await here.store.get("load", lee))?.mentorships).toEqual(mentorships.map(({ id }) => id));
      expect(await kindsTo(here, "Ana")).toEqual(["still-together", "introduction"]);
    }
  });

  it("J10: two yeses whose second was cut off before anything came of it begin with the next match job", async () => {
    const here = await aPlace();
    await takeOver(here, "Ana Lee");
    await press(here, "Ana", "yes");
    here.store.intercept((changes, write) => {
      if (changes.some(({ kind }) => kind === "mentorship")) throw new Error("cut off");
      write();
    });
    await expect(press(here, "Lee", "yes")).rejects.toThrow("cut off");
    here.store.intercept((_, write) => write());
    expect(await active(here)).toEqual([]);
    await passDays(here, 1);
    expect(await active(here)).toHaveLength(1);
  });

  it("J10: a button never approves what somebody typed into the form with that address since", async () => {
    const here = await aPlace();
    await takeOver(here, "Ana Lee");
    await signUp(here, "Lee", { name: "Somebody Else", role: "mentor", stage: "leader" });
    await here.work();
    expect(await press(here, "Lee", "yes")).toEqual({ outcome: "overtaken" });
    expect(await personNamed(here, "Lee")).toMatchObject({ addressState: "unconfirmed" });
  });
});

describe("a file of running pairs", () => {
  it("J10: a dry run says line by line what is wrong, and writes nothing", async () => {
    const here = await aPlace();
    const head = "Mentee name,Mentee e-mail,Mentor name,Mentor e-mail,Since,Mentor topics";
    const rows = [
      "Ana,ana@post.example,Lee,lee@post.example,2026-03-01,data",
      "Ana,ana@post.example,Lee,lee@post.example,,",
      "Bea,bea,Lee,lee@post.example,,",
      "Cas,cas@post.example,,lee@post.example,,",
      "Dan,dan@post.example,Dan,dan@post.example,soon,astrology",
      "Eve,eve@post.example,Eve,eve@post.example,,",
    ];
    const { work, says } = await importFile(here, "pairs", [head, ...rows].join("\n"), { dryRun: true });
    expect(says).toEqual([
      "3 same-pair",
      "4 mentee-bad-email",
      "5 mentor-no-name",
      "6 mentor-bad-topics",
      "6 bad-since",
      "7 same-person",
    ]);
    expect(work).toMatchObject({ state: "done", dryRun: true, summary: { outcome: "looked", new: 1, wrong: 5 } });
    expect(await questions(here)).toEqual([]);
    expect(here.store.everyItem().filter(({ pk }) => String(pk).startsWith("PERSON#"))).toEqual([]);
  });

  it("J10: leaves out who is paired with that one already, who has no room, and who must not be mailed", async () => {
    const here = await aPlace();
    const lee = await aMentor(here, "Lee", { places: 1 });
    await aMentee(here, "Max");
    await takeOver(here, "Ana Lee");
    await press(here, "Ana", "yes");
    await press(here, "Lee", "yes");
    const hash = await here.ports.addresses.hash("gone@post.example");
    const since = "2026-08-01T00:00:00.000Z";
    await here.store.commit([{ kind: "suppression", put: { id: hash, version: 0, reason: "complained", since } }]);
    const file = pairsFile(
      "Ana Lee",
      "Bea Lee",
      "Gone Kim",
      "Max Max2",
      "Cas Max",
      "Dee Kim",
      "Dee Pat",
      "Dee Quo",
      "Kim Pat",
    );
    const { says, work } = await importFile(here, "pairs", file, { dryRun: true });
    expect(says).toEqual([
      ...["2 already-paired", "3 mentor-full", "4 mentee-silent", "5 takes-part", "6 mentor-is-mentee"],
      ...["9 mentee-full", "10 both-sides"],
    ]);
    expect(work.summary).toMatchObject({ new: 3, leftOut: 6 });
    expect((await here.store.get("load", lee))?.places).toBe(1);
  });

  it("J10: gives a new mentor room for all they bring, and never changes somebody who takes part", async () => {
    const here = await world({ rounds: { every: "never" }, places: 1 });
    const ana = await aMentee(here, "Ana", { topics: ["oncology"], zone: "Asia/Tokyo" });
    const kim = await aMentee(here, "Kim", { role: "mentor", stage: "leader" });
    const before = await here.store.get("person", ana);
    await takeOver(here, "Ana Lee", "Bea Lee", "Cas Lee", "Dan Kim");
    expect((await here.store.get("load", await personOf(here, "Lee")))?.places).toBe(3);
    expect(await here.store.get("person", ana)).toEqual(before);
    expect(await partOf(here, "Ana")).toMatchObject({ state: "active", topics: ["oncology"] });
    expect(await here.store.get("participant", `demo.${kim}`)).toMatchObject({ vetting: "applied", stage: "leader" });
    for (const name of ["Ana", "Bea", "Cas", "Lee"]) await press(here, name, "yes");
    await here.work();
    expect(await active(here)).toHaveLength(1);
  });

  it("O6: importing a file of pairs again, or after it broke off, asks nobody twice", async () => {
    const here = await aPlace();
    const file = pairsFile("Ana Lee", "Bea Lee", "Cas Kim");
    let writes = 0;
    here.store.intercept((changes, write) => {
      if (changes.some(({ kind }) => kind === "proposal") && ++writes === 1) {
        write();
        throw new Error("the process died");
      }
      write();
    });
    await expect(importFile(here, "pairs", file)).rejects.toThrow("died");
    here.store.intercept((_, write) => write());
    here.pass(1);
    const again = await importFile(here, "pairs", file);
    expect(again.work.summary).toMatchObject({ new: 3, leftOut: 0 });
    const { work, says } = await importFile(here, "pairs", `${file}\n`);
    expect([work.summary["leftOut"], says]).toEqual([3, ["2 already-asked", "3 already-asked", "4 already-asked"]]);
    await here.deliver();
    expect(
      (await everything(here.ports, "message", "demo")).filter(({ kind }) => kind === "still-together"),
    ).toHaveLength(6);
  });
});
