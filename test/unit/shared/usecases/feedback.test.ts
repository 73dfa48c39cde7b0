import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timelineOf } from "#shared/ledger/timeline.ts";
import { lettersTo } from "#test/support/letters.ts";
import { deskOver, ofDemo } from "#test/support/mail-desk.ts";
import { aMentee, emailOf, signUp } from "#test/support/people.ts";
import { aDuePrompt, type EventType, eventTypes, ledgerOf, messageOf, sesEvent, tell } from "#test/support/prompts.ts";
import { world } from "#test/support/world.ts";

/** A prompt that SES took: whether its answer came, or only its events will tell. */
async function aSentPrompt(answered: boolean) {
  const { here, ana, prompt } = await aDuePrompt();
  if (!answered) here.mailer.will("lost", "lost", "lost");
  await here.deliver();
  const letter = here.mailer.calls.find(({ message }) => message === prompt);
  if (!letter) throw new Error("It was not sent");
  return { here, ana, prompt, letter };
}

/** What the page of held mail leads to for mail that was refused, and what stands there. */
async function notDelivered(desk: ReturnType<typeof deskOver>) {
  const demo = { pathParameters: { programme: "demo" } };
  const { html } = await desk.page("listHeldMail", demo);
  const query = { state: "REFUSED" };
  return {
    link: decodeURIComponent(/href="([^"]*REFUSED)"/.exec(html)?.[1] ?? ""),
    refused: await desk.page("listHeldMail", { ...demo, queryStringParameters: query }),
  };
}

const someEvents = fc.array(fc.constantFrom(...eventTypes.filter((type) => type !== "Reject")), {
  minLength: 1,
  maxLength: 8,
});
const stateAfter = (events: readonly EventType[]) =>
  events.includes("Complaint") ? "complained" : events.includes("Bounce") ? "bouncing" : "confirmed";

describe("what SES tells", () => {
  it("M3 F39: comes to the same, whatever comes twice, in whatever order, whether the answer came or not", async () => {
    const property = fc.asyncProperty(someEvents, fc.boolean(), async (events, answered) => {
      const { here, ana, prompt, letter } = await aSentPrompt(answered);
      for (const type of events) await tell(here, sesEvent(letter, type));
      expect((await messageOf(here, prompt)).state).toBe("SENT");
      expect((await here.store.get("person", ana))?.addressState).toBe(stateAfter(events));
    });
    await fc.assert(property, { numRuns: 12 });
  }, 30_000);

  it("M3 F39: writes nothing the second time", async () => {
    const { here, letter } = await aSentPrompt(false);
    for (const type of eventTypes) {
      await tell(here, sesEvent(letter, type));
      const commits = here.store.commits();
      expect(await tell(here, sesEvent(letter, type))).toBe("known");
      expect(here.store.commits()).toBe(commits);
    }
  });

  it.each(["Reject", "Rendering Failure"])(
    "M3: %s of a mail SES took is told on its page, once by both channels",
    async (eventType) => {
      const { here, ana, prompt, letter } = await aSentPrompt(true);
      const { detail, ...event } = sesEvent(letter, "Reject");
      const news = { ...event, detail: { ...detail, eventType } };
      expect(await tell(here, news)).toBe("rejected");
      here.pass(1);
      expect(await tell(here, news)).toBe("known");
      expect((await messageOf(here, prompt)).state).toBe("SENT");
      const audits = await here.store.partsOf("audit", ana);
      expect(timelineOf(await messageOf(here, prompt), audits).news).toMatchObject([
        { by: "ses", did: "mail-rejected" },
      ]);
    },
  );

  it.each(["SENT", "UNKNOWN"])(
    "M3: a mail that was %s when SES refused to deliver it is among today's, with what to do",
    async (state) => {
      const { here, prompt, letter } = await aSentPrompt(state === "SENT");
      const desk = deskOver(here);
      const demo = { pathParameters: { programme: "demo" } };
      expect((await messageOf(here, prompt)).state).toBe(state);
      expect((await desk.page("today", demo)).text).not.toContain("not delivered");
      await tell(here, sesEvent(letter, "Reject"));
      await tell(here, sesEvent(letter, "Reject"));
      const { text, html } = await desk.page("today", demo);
      expect(text).toContain("One mail held, not sent or not delivered");
      expect(text).toContain("refused to deliver it. See mail held");
      expect(text).toContain("Write to them yourself");
      expect(html).toContain(encodeURIComponent(`programmes/demo/mail/${prompt}`));
      const { link, refused } = await notDelivered(desk);
      expect(link).toContain("state=REFUSED");
      expect(refused.html).toContain(encodeURIComponent(`programmes/demo/mail/${prompt}`));
      expect(refused.html).not.toContain('name="act"');
      const one = await desk.page("showMessage", ofDemo(prompt));
      expect(one.text).toContain("Not delivered. The mail service took it, and then refused to deliver it.");
      expect(one.text).toContain("Write to them yourself");
      expect(await messageOf(here, prompt)).toMatchObject({ state: "SENT", refusedAt: expect.any(String) });
      // It is not news for ever, and goes with the rest of the mail log.
      here.pass(15 * 24);
      expect((await desk.page("today", demo)).text).not.toContain("not delivered");
      expect((await notDelivered(desk)).refused.html).toContain(prompt);
      here.pass(716 * 24);
      await here.job("housekeeping");
      expect(await here.store.get("message", prompt)).toBeUndefined();
    },
  );

  it("M3: a mail that arrived is not called undelivered because SES refused an attempt before it", async () => {
    const { here, prompt, letter } = await aSentPrompt(true);
    const { detail, ...event } = sesEvent(letter, "Reject");
    const ofAnother = { ...event, detail: { ...detail, mail: { ...detail.mail, messageId: "0100-earlier" } } };
    expect(await tell(here, ofAnother)).toBe("rejected");
    expect((await messageOf(here, prompt)).refusedAt).toBeUndefined();
  });

  it("M3: a complaint stops everything to that person, at once and for good", async () => {
    const { here, letter } = await aSentPrompt(true);
    const before = (await lettersTo(here, "Ana")).length;
    expect(await tell(here, sesEvent(letter, "Complaint"))).toBe("address-state");
    for (let month = 0; month < 10; month++) {
      for (const { dueAt, state } of await ledgerOf(here)) {
        if (state !== "PLANNED") continue;
        here.goTo(dueAt);
        await here.deliver();
      }
    }
    expect(await lettersTo(here, "Ana")).toHaveLength(before);
    expect((await lettersTo(here, "Lee")).length).toBeGreaterThan(2);
  });

  it("M3: a bounce that may pass changes nothing", async () => {
    const { here, ana, letter } = await aSentPrompt(true);
    expect(await tell(here, sesEvent(letter, "Bounce", "Transient"))).toBe("known");
    expect(await here.store.get("person", ana)).toMatchObject({ addressState: "confirmed" });
  });

  it("M3 F39: is passed over where it speaks of a message nobody has", async () => {
    const { here } = await aSentPrompt(true);
    const commits = here.store.commits();
    expect(await tell(here, sesEvent({ message: "msg_else", attempt: "att" }, "Complaint"))).toBe("unknown-message");
    expect(here.store.commits()).toBe(commits);
  });
});

describe("what SES tells of a mail that asked whether an address is theirs", () => {
  it.each(["Complaint", "Bounce"] as const)("M3: a %s is kept when the sign-up is gone, as a hash", async (type) => {
    const here = await world();
    await signUp(here, "Ana");
    await here.work();
    const [letter] = here.mailer.taken;
    if (!letter) throw new Error("Nothing was sent");
    expect(await tell(here, sesEvent(letter, type))).toBe("address-state");
    expect(await tell(here, sesEvent(letter, type))).toBe("known");
    here.pass(8 * 24);
    await here.job("housekeeping");
    expect(await signUp(here, "Ana")).toMatchObject({ status: 202 });
    await here.work();
    expect(here.mailer.taken).toHaveLength(1);
    expect(JSON.stringify(here.store.everyItem())).not.toContain(letter.to);
  });

  it("M3: a complaint that comes when the sign-up is gone already is kept, too", async () => {
    const here = await world();
    await signUp(here, "Ana");
    await here.work();
    const [letter] = here.mailer.taken;
    if (!letter) throw new Error("Nothing was sent");
    here.pass(8 * 24);
    await here.job("housekeeping");
    expect(await tell(here, sesEvent(letter, "Complaint"))).toBe("address-state");
    await signUp(here, "Ana");
    await here.work();
    expect(here.mailer.taken).toHaveLength(1);
  });

  it("M3: a bounce that may pass, and one of an address that was confirmed meanwhile, keep nobody out", async () => {
    const here = await world();
    await aMentee(here, "Ana");
    await signUp(here, "Bea");
    await here.work();
    const events = here.mailer.taken.map((letter) =>
      sesEvent(letter, "Bounce", letter.to === emailOf("Bea") ? "Transient" : "Permanent"),
    );
    for (const event of events) await tell(here, event);
    expect(here.store.everyItem().filter(({ noun }) => noun === "suppression")).toEqual([]);
  });
});
