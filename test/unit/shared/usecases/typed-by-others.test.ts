import { describe, expect, it } from "vitest";
import { participantId } from "#shared/domain/participant.ts";
import { confirm, confirmPage } from "#shared/usecases/joining/confirm.ts";
import { aProof, askForPage, floodBare, knock } from "#test/support/front-door.ts";
import { lettersTo, tokensIn } from "#test/support/letters.ts";
import { aMentee, aMentor, changeMe, confirmAddress, personOf, signUp } from "#test/support/people.ts";
import { sesEvent, tell } from "#test/support/prompts.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

const day = 24;
const evil = { name: "Mallory", role: "mentor", stage: "leader", topics: ["data"], zone: "Asia/Tokyo" } as const;
const tidy = (here: World) => here.job("housekeeping");
const partOf = (here: World, person: string, programme = "demo") =>
  here.store.get("participant", participantId(programme, person));
const press = (here: World, token: string) => confirm(request({ token }, noQuery, {}), here.ports, here.now());

/** The links of the confirmation mails somebody has, the oldest first. */
async function linksOf(here: World, name: string): Promise<string[]> {
  await here.work();
  return (await lettersTo(here, name)).flatMap((letter) => tokensIn(letter, "confirm"));
}

describe("somebody else types an address", () => {
  it("J3: while its sign-up waits for the button: nothing changes, and the button approves what was mailed", async () => {
    const here = await world();
    const usual = await signUp(here, "Ana");
    const [link = ""] = await linksOf(here, "Ana");
    const ana = await personOf(here, "Ana");
    const before = [await here.store.get("person", ana), await partOf(here, ana)];
    here.pass(0.1);
    expect(await knock(here, "Ana", { ...(await aProof(here)), form: { ...evil, zone: "America/New_York" } })).toEqual(
      usual,
    );
    expect([await here.store.get("person", ana), await partOf(here, ana)]).toEqual(before);
    await press(here, link);
    expect(await here.store.get("person", ana)).toMatchObject({ name: "Ana", addressState: "confirmed" });
    expect(await partOf(here, ana)).toMatchObject({ state: "active", role: "mentee" });
    expect(await here.store.get("load", ana)).toBeUndefined();
  });

  it("J3: an hour later, with a mail of its own: an earlier link opens nothing and approves nothing", async () => {
    const here = await world();
    await signUp(here, "Ana");
    const [first = ""] = await linksOf(here, "Ana");
    const ana = await personOf(here, "Ana");
    // Three mails a day are all that one address gets.
    for (const form of [{ name: "Mallory" }, { role: "mentor" }] as const) {
      here.pass(1);
      await signUp(here, "Ana", form);
      const overtaken = { json: { outcome: "overtaken" }, html: expect.stringContaining("latest mail") };
      expect(await press(here, first)).toMatchObject(overtaken);
      const opened = await confirmPage(request({ token: first }, noQuery, undefined), here.ports, here.now());
      expect(opened).toMatchObject(overtaken);
      expect(opened.html).not.toContain("<form");
      expect(await partOf(here, ana)).toMatchObject({ state: "unconfirmed" });
    }
    const latest = (await linksOf(here, "Ana")).at(-1) ?? "";
    expect(await press(here, latest)).toMatchObject({ status: 200, json: { outcome: "confirmed" } });
  });

  it("J3: in another programme: the first one's link approves no name of theirs", async () => {
    const here = await world();
    await here.programme("other");
    await signUp(here, "Ana");
    const [link = ""] = await linksOf(here, "Ana");
    await signUp(here, "Ana", { programme: "other", name: "Mallory" });
    expect(await press(here, link)).toMatchObject({ json: { outcome: "overtaken" } });
    expect(await here.store.get("person", await personOf(here, "Ana"))).toMatchObject({ addressState: "unconfirmed" });
  });

  it("J3: in another programme and without a mail: the name stays, and the link works", async () => {
    const here = await world();
    await here.programme("other");
    await signUp(here, "Ana");
    const [link = ""] = await linksOf(here, "Ana");
    await floodBare(here);
    await signUp(here, "Ana", { programme: "other", name: "Mallory" });
    const ana = await personOf(here, "Ana");
    expect(await partOf(here, ana, "other")).toMatchObject({ state: "held" });
    await press(here, link);
    expect(await here.store.get("person", ana)).toMatchObject({ name: "Ana", addressState: "confirmed" });
  });

  it("J3: pressing the same form twice, hours apart, leaves both links working", async () => {
    const here = await world();
    await signUp(here, "Ana");
    here.pass(2);
    await signUp(here, "Ana");
    const [first = "", second = ""] = await linksOf(here, "Ana");
    expect(await press(here, first)).toMatchObject({ status: 200 });
    expect(await press(here, second)).toMatchObject({ status: 200, json: { outcome: "confirmed" } });
  });
});

describe("somebody else types the address of who left", () => {
  it("T2: they are as they left once nobody confirmed, and vetted still when it is they who come back", async () => {
    const here = await world();
    const ana = await aMentor(here, "Ana", { topics: ["oncology"], memberNumber: "M-1" });
    await changeMe(here, ana, { action: "leave" });
    const left = await partOf(here, ana);
    for (const form of [{ role: "mentee" }, { role: "both", topics: ["data"] }] as const) {
      here.pass(2);
      await signUp(here, "Ana", form);
      expect(await partOf(here, ana)).toMatchObject({ state: "unconfirmed", role: form.role });
    }
    here.pass(7 * day);
    await tidy(here);
    const { version: _, ...again } = (await partOf(here, ana)) ?? {};
    expect(left).toMatchObject(again);
    await signUp(here, "Ana", { role: "mentee" });
    here.pass(2);
    await signUp(here, "Ana", { role: "mentor" });
    await here.work();
    await confirmAddress(here, "Ana");
    const back = await partOf(here, ana);
    expect(back).toMatchObject({ state: "active", role: "mentor", vetting: "approved" });
    expect(back?.before).toBeUndefined();
  });

  it("T2: they still get the link to their own page", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    await changeMe(here, ana, { action: "leave" });
    here.pass(2);
    await signUp(here, "Ana");
    here.pass(2);
    await here.work();
    const before = (await lettersTo(here, "Ana")).length;
    await askForPage(here, "Ana", await aProof(here));
    await here.work();
    expect(await lettersTo(here, "Ana")).toHaveLength(before + 1);
  });

  it("T1: they are gone after a year, also when a form names them every six days", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    await changeMe(here, ana, { action: "leave" });
    for (let days = 0; days < 366; days += 6) {
      here.pass(6 * day);
      await signUp(here, "Ana");
      await tidy(here);
    }
    expect(await here.store.get("person", ana).then((person) => person?.addressState)).not.toBe("confirmed");
  });

  it("T1: they are gone after a year, also when a form names them in another programme", async () => {
    const here = await world();
    await here.programme("other");
    const ana = await aMentee(here, "Ana");
    await changeMe(here, ana, { action: "leave" });
    here.pass(364 * day);
    await signUp(here, "Ana", { programme: "other" });
    here.pass(day);
    await tidy(here);
    expect(await here.store.get("person", ana)).toBeUndefined();
    expect([await partOf(here, ana), await partOf(here, ana, "other")]).toEqual([undefined, undefined]);
  });
});

describe("who never confirmed", () => {
  it("T1: a complaint leaves nothing of them but a keyed hash once their sign-up is removed", async () => {
    const here = await world();
    await signUp(here, "Ana", { role: "mentor" });
    await here.work();
    const ana = await personOf(here, "Ana");
    const [letter] = here.mailer.taken;
    if (!letter) throw new Error("Nothing was sent");
    await tell(here, sesEvent(letter, "Complaint"));
    here.pass(7 * day);
    await tidy(here);
    expect(await here.store.get("person", ana)).toBeUndefined();
    expect(here.store.everyItem().filter(({ noun }) => noun === "load" || noun === "email")).toEqual([]);
  });

  it("T1: a part that is removed takes nothing from another one that still waits", async () => {
    const here = await world();
    await here.programme("other");
    await signUp(here, "Ana");
    here.pass(3 * day);
    await signUp(here, "Ana", { programme: "other" });
    here.pass(4 * day);
    await tidy(here);
    const ana = await personOf(here, "Ana");
    expect([await partOf(here, ana), (await partOf(here, ana, "other"))?.state]).toEqual([undefined, "unconfirmed"]);
    expect(await here.store.get("person", ana)).toMatchObject({ name: "Ana" });
  });
});
