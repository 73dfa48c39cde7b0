import { describe, expect, it } from "vitest";
import type { Message } from "#shared/domain/message.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { deskOver, mailScene, ofDemo, workDone } from "#test/support/mail-desk.ts";
import { ledgerOf, promptsAhead, sesEvent, tell } from "#test/support/prompts.ts";

const demo = { pathParameters: { programme: "demo" } };

describe("several mails at once", () => {
  it("O3: are held together; one that has left is named and holds up no other", async () => {
    const { here, desk, prompt } = await mailScene();
    const all = await promptsAhead(here, "cv-review");
    const ids = all.map(({ id }: Message) => id);
    expect(ids.length).toBe(2);
    await sendMessage(prompt, here.ports, here.now());
    const { text } = await desk.page("decideMail", demo, { act: "hold", messages: ids });
    expect(text).toContain("One mail is held.");
    expect(text).toContain("One mail was quicker");
    expect((await ledgerOf(here)).filter(({ state }) => state === "PARKED")).toHaveLength(1);
    const none = await desk.page("decideMail", demo, { act: "hold", messages: [] });
    expect(none).toMatchObject({ status: 400, text: expect.stringContaining("Choose at least one mail first") });
  });

  it("O3: all of one prompt on one day are held as work, and let go the same way", async () => {
    const { here, desk } = await mailScene();
    const [first] = await promptsAhead(here, "midyear-plan");
    const day = first?.wall?.date ?? "";
    const ask = (act: "hold" | "release") => desk.json("decideDay", demo, { act, what: "midyear-plan", day });
    expect((await ask("hold")).status).toBe(202);
    const { work } = await workDone(here);
    const held = (await ledgerOf(here)).filter(({ state }) => state === "PARKED");
    expect(held.length).toBeGreaterThan(0);
    expect(held.every(({ subject }) => subject === "midyear-plan")).toBe(true);
    expect(work).toMatchObject({ state: "done", summary: { held: held.length, left: 0 } });
    const { text } = await desk.page("showWork", { pathParameters: { programme: "demo", work: work.id } });
    expect(text).toMatch(/Before the Midyear meeting.*held\./);
    here.pass(1);
    await ask("release");
    await workDone(here);
    expect((await ledgerOf(here)).filter(({ state }) => state === "PARKED")).toEqual([]);
  });
});

describe("mail of which nobody knows whether it arrived", () => {
  /** Twice without an answer: it waits for a person. */
  async function unclear() {
    const at = await mailScene();
    at.here.mailer.will("lost", "lost");
    for (let tries = 0; tries < 2; tries++) {
      await at.here.deliver();
      at.here.pass(0.3);
      await at.here.job("reconcile");
    }
    expect((await at.now()).state).toBe("PARKED");
    return at;
  }

  it("O3: is on the list of held mail with what one can do, and can be sent once more", async () => {
    const { here, desk, decide, now, prompt } = await unclear();
    const list = await desk.page("listHeldMail", demo);
    expect(list.text).toContain("Nobody can say whether it arrived.");
    expect(list.html).not.toContain('type="checkbox"');
    expect((await desk.page("showMessage", ofDemo(prompt))).text).toContain("Sent once more, it may arrive twice.");
    expect((await decide("releaseMessage")).json).toMatchObject({ state: "RETRY", possibleDuplicate: true });
    await here.deliver();
    expect((await now()).state).toBe("SENT");
  });

  it("M6: left at that, late evidence still settles the record", async () => {
    const { here, decide, now } = await unclear();
    expect((await decide("leaveMessage")).json).toMatchObject({ state: "SKIPPED", reason: "left-unclear" });
    const { id, attempt = "" } = await now();
    await tell(here, sesEvent({ message: id, attempt }, "Delivery"));
    expect(await now()).toMatchObject({ state: "SENT", reason: "accepted-by-event" });
  });
});

describe("the page of mail", () => {
  it("O3: shows the next 14 days by day, to whom, which and when for them, and finds one prompt", async () => {
    const { here, desk } = await mailScene();
    const { text, html } = await desk.page("listMail", demo);
    expect(text).toContain("A second pair of eyes on a CV");
    expect(text).toContain("Ana");
    expect(html).toContain('name="messages"');
    const query = (more: Record<string, string>) => ({ ...demo, queryStringParameters: more });
    const { json } = await desk.json("listMail", query({ limit: "200" }));
    const end = here
      .now()
      .add({ hours: 14 * 24 })
      .toString();
    expect(json.items.length).toBeGreaterThan(0);
    expect(json.items.every(({ dueAt }: Message) => dueAt <= end)).toBe(true);
    const other = await desk.json("listMail", query({ what: "fit-check" }));
    expect(other.json.items.every(({ subject }: Message) => subject === "fit-check")).toBe(true);
    const first = await desk.json("listMail", query({ limit: "1" }));
    expect(first.json.items).toHaveLength(1);
    const next = await desk.json("listMail", query({ limit: "1", cursor: first.json.cursor }));
    expect(next.json.items[0]?.id).not.toBe(first.json.items[0]?.id);
  });

  it("M6: tells the story of one mail in sentences, with who held it", async () => {
    const { desk, decide, prompt, here } = await mailScene();
    await decide("holdMessage");
    here.pass(0.1);
    await decide("releaseMessage");
    await here.deliver();
    const { text } = await desk.page("showMessage", ofDemo(prompt));
    const story = [
      "It was planned",
      "It was held. Decided by you.",
      "It was let go again. Decided by you.",
      "Its time came.",
    ];
    let from = 0;
    for (const sentence of [...story, "An attempt to send it began.", "The mail service took it."]) {
      const found = text.indexOf(sentence, from);
      expect(found, `${sentence} in ${text}`).toBeGreaterThan(0);
      from = found;
    }
  });
});

describe("the page of the brake", () => {
  it("M1: says whether mail leaves, and pauses it; only for who runs every programme", async () => {
    const { here } = await mailScene();
    const all = deskOver(here);
    expect((await all.page("showBrake")).text).toContain("Mail may leave.");
    expect((await all.page("armBrake", {}, { state: "on" })).text).toContain("All mail is paused");
    const one = deskOver(here, "demo");
    expect((await one.json("showBrake")).status).toBe(403);
    expect((await one.json("armBrake", {}, {})).status).toBe(403);
    expect((await one.page("listMail", demo)).html).not.toContain("at=brake");
    expect((await all.page("listMail", demo)).html).toContain("at=brake");
  });
});
