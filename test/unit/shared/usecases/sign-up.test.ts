import { describe, expect, it } from "vitest";
import { participantId } from "#shared/domain/participant.ts";
import { confirm, confirmPage } from "#shared/usecases/joining/confirm.ts";
import { lettersTo, tokensIn } from "#test/support/letters.ts";
import { aMentee, confirmAddress, personOf, signUp } from "#test/support/people.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

const people = (here: World) => here.store.everyItem().filter(({ noun }) => noun === "person");

describe("signing up", () => {
  it("J1: takes eight fields, and asks the address by one mail that holds nothing that was typed", async () => {
    const here = await world();
    const reply = await signUp(here, "Zebedee", { memberNumber: "M-777-42" });
    await here.work();
    expect(reply).toMatchObject({ status: 202, json: { outcome: "confirm-by-mail" } });
    const [letter, ...more] = await lettersTo(here);
    expect(more).toEqual([]);
    expect(letter?.to).toBe("zebedee@post.example");
    for (const typed of ["Zebedee", "M-777-42"]) expect(letter?.text).not.toContain(typed);
    expect(letter?.raw).not.toMatch(/^To:.*Zebedee </m);
  });

  it("J3: makes nobody a participant before they confirm, and does once they press the button of the mail", async () => {
    const here = await world();
    await signUp(here, "Ana");
    await here.work();
    const person = await personOf(here, "Ana");
    const before = await here.store.get("participant", participantId("demo", person));
    expect(before?.state).toBe("unconfirmed");
    const [letter] = await lettersTo(here, "Ana");
    const [token = ""] = letter ? tokensIn(letter, "confirm") : [];
    const reply = await confirm(request({ token }, noQuery, {}), here.ports, here.now());
    expect(reply).toMatchObject({ status: 200, json: { outcome: "confirmed" } });
    expect(await here.store.get("person", person)).toMatchObject({ addressState: "confirmed" });
    expect(await here.store.get("participant", participantId("demo", person))).toMatchObject({ state: "active" });
  });

  it("J3: a confirmation link works for two days and not a moment longer", async () => {
    const here = await world();
    await signUp(here, "Ana");
    await here.work();
    const [letter] = await lettersTo(here, "Ana");
    const [token = ""] = letter ? tokensIn(letter, "confirm") : [];
    here.pass(48);
    const pressed = confirm(request({ token }, noQuery, {}), here.ports, here.now());
    await expect(pressed).rejects.toMatchObject({ code: "link-expired" });
  });

  it("J3: confirming twice is confirming once", async () => {
    const here = await world();
    await aMentee(here, "Ana");
    const commits = here.store.commits();
    await confirmAddress(here, "Ana");
    expect(here.store.commits()).toBe(commits);
  });

  it("J3: answers known and unknown addresses alike, to the letter", async () => {
    const here = await world();
    await aMentee(here, "Ana");
    here.pass(2);
    const [known, unknown] = [await signUp(here, "Ana"), await signUp(here, "Bea")];
    expect(known).toEqual(unknown);
  });

  it("J3: a known address changes nothing of the person and is told so, once", async () => {
    const here = await world();
    const person = await aMentee(here, "Ana");
    const before = await here.store.get("person", person);
    here.pass(2);
    await signUp(here, "Ana", { role: "mentor", zone: "Asia/Tokyo" });
    await here.work();
    expect(await here.store.get("person", person)).toEqual(before);
    expect(await here.store.get("participant", participantId("demo", person))).toMatchObject({ role: "mentee" });
    expect((await lettersTo(here, "Ana")).map(({ text }) => tokensIn({ ...blank, text }, "me").length)).toEqual([0, 1]);
  });

  it("T2: one address gets at most one mail in an hour, whoever types it and however it is spelled", async () => {
    const here = await world();
    // Over the full hour of the clock: what counts is the hour that has passed.
    here.pass(0.9);
    for (const email of ["ana@post.example", " ANA@post.example", "Ana@Post.Example "])
      await signUp(here, "Ana", { email });
    here.pass(0.9);
    await signUp(here, "Ana");
    await here.work();
    expect(await lettersTo(here)).toHaveLength(1);
    here.pass(0.1);
    await signUp(here, "Ana");
    await here.work();
    expect(await lettersTo(here)).toHaveLength(2);
  });

  it("T2 F34: fifty identical sign-ups at once make one person and one mail", async () => {
    const here = await world();
    const replies = await Promise.allSettled(Array.from({ length: 50 }, () => signUp(here, "Ana")));
    await here.work();
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(replies[0]).toMatchObject({ status: "fulfilled" });
    expect(people(here)).toHaveLength(1);
    expect(here.mailer.calls).toHaveLength(1);
  });

  it("removes a sign-up nobody confirmed after a week, whole, and keeps who confirmed", async () => {
    const here = await world();
    await signUp(here, "Ana", { role: "mentor" });
    await aMentee(here, "Bea");
    here.pass(7 * 24 - 1);
    expect(await here.job("housekeeping")).toMatchObject({ summary: { removed: 0 } });
    here.pass(1);
    expect(await here.job("housekeeping")).toMatchObject({ summary: { removed: 1 } });
    expect(people(here).map(({ name }) => name)).toEqual(["Bea"]);
    expect(here.store.everyItem().filter(({ noun }) => noun === "load" || noun === "email")).toHaveLength(1);
  });

  it("M5 F36: opening the confirmation page confirms nothing", async () => {
    const here = await world();
    await signUp(here, "Ana");
    await here.work();
    const [letter] = await lettersTo(here, "Ana");
    const [token = ""] = letter ? tokensIn(letter, "confirm") : [];
    const commits = here.store.commits();
    const reply = await confirmPage(request({ token }, noQuery, undefined), here.ports, here.now());
    expect(reply).toMatchObject({ status: 200, json: { outcome: "unconfirmed" } });
    expect(here.store.commits()).toBe(commits);
  });
});

const blank = { to: "", message: "", subject: "", text: "", raw: "" };
