import { beforeAll, describe, expect, it } from "vitest";
import { MessageReport, WhyReport } from "#shared/contracts/desk/mail-answers.ts";
import { participantId } from "#shared/domain/participant.ts";
import { instantOf } from "#shared/domain/time.ts";
import { whyMail } from "#shared/usecases/mail/why-mail.ts";
import { contradictions } from "#test/simulate/agrees.ts";
import { aParticipant, aPerson } from "#test/support/builders.ts";
import { deskOver, mailScene, ofDemo } from "#test/support/mail-desk.ts";
import { behind } from "#test/support/own-page.ts";
import { tokenFor } from "#test/support/people.ts";
import { ledgerOf, sesEvent, tell } from "#test/support/prompts.ts";
import { coordinator, request, world } from "#test/support/world.ts";

/**
 * Ana's CV review was held, let go, left, and came back from her address; then she turned prompts off. Everything else of
 * the year is still ahead.
 */
async function scene() {
  const at = await mailScene();
  const { here, ana, prompt, decide } = at;
  await decide("holdMessage");
  here.pass(1);
  await decide("releaseMessage");
  here.goTo((await at.now()).dueAt);
  here.pass(1);
  await here.deliver();
  await tell(here, sesEvent({ message: prompt, attempt: (await at.now()).attempt ?? "" }, "Bounce"));
  here.pass(1);
  await behind(here, "unsubscribe", await tokenFor(here, "unsubscribe", ana));
  const year = await here.store.partsOf("touchpoint", participantId("demo", ana));
  const [debrief] = year.filter(({ key }) => key === "debrief");
  if (!debrief) throw new Error("no debrief in the year");
  await here.store.commit([{ kind: "touchpoint", put: { ...debrief, state: "dropped", reason: "enough" } }]);
  // As if it had been dropped before there was a mail.
  for (const { id, about } of await ledgerOf(here))
    if (about.includes(debrief.id)) here.store.tamper("message", id, { about: [], subject: "other" });
  const query = (queryStringParameters: Record<string, string>) => ({
    ...{ pathParameters: { programme: "demo" }, queryStringParameters },
  });
  return {
    ...at,
    page: async (asked: Record<string, string>) => (await deskOver(here).page("whyMail", query(asked))).text,
    async why(asked: Record<string, string>): Promise<WhyReport> {
      const { status, json } = await deskOver(here).json("whyMail", query(asked));
      expect(status).toBe(200);
      return WhyReport.parse(json);
    },
  };
}

describe("why somebody got a mail, or got none", () => {
  let at: Awaited<ReturnType<typeof scene>>;
  beforeAll(async () => {
    at = await scene();
  });

  it("M6: tells a mail’s whole way: what planned it, who held it, each attempt, and what came back", async () => {
    const { mails, acts } = await at.why({ who: "ana@post.example", about: "cv-review" });
    const [mail] = mails;
    const { history } = await at.now();
    expect(mails).toHaveLength(1);
    expect(mail).toMatchObject({ message: at.prompt, taken: "yes", says: "The mail service took this mail." });
    expect(mail?.steps.map(({ at, from, to, reason }) => ({ at, from, to, reason }))).toEqual(
      history.map(({ at, from, to, reason }) => ({ at, from, to, reason })),
    );
    expect(mail?.steps.map(({ to, by }) => `${to} ${by}`)).toEqual(
      ["PLANNED almanac", "PARKED cora", "PLANNED cora", "QUEUED almanac", "SENDING almanac", "SENT ses"].map((step) =>
        step.replace("cora", mail?.steps[1]?.by ?? ""),
      ),
    );
    expect(mail?.steps[1]?.by).not.toBe("almanac");
    expect(mail?.steps[4]?.says).toContain("Attempt 1.");
    expect(mail?.because.join(" ")).toContain("So it comes on");
    expect(mail?.news).toMatchObject([{ did: "bouncing", by: "ses" }]);
    expect(acts.map(({ did }) => did)).toEqual(["unsubscribed", "bouncing"]);
  });

  it("M6: tells why there is none: by what rule, and what is next", async () => {
    const { mails, silences } = await at.why({ who: at.ana, about: "debrief" });
    expect(mails).toEqual([]);
    expect(silences).toMatchObject([{ key: "debrief", reason: "enough", name: "After the Midyear meeting" }]);
    expect(silences[0]?.why.join(" ")).toContain("So nothing is sent. You hear from us often enough this year.");
    expect(await at.page({ who: at.ana, about: "group-introduction" })).toContain(
      "There is no such mail, and nothing in the year called for one.",
    );
  });

  it("M6: finds people by a part of their name, lets one choose, and finds nobody of elsewhere", async () => {
    const { people, mails } = await at.why({ who: "a" });
    expect(people).toEqual([{ person: at.ana, name: "Ana" }]);
    expect(mails.map(({ kind }) => kind)).toContain("introduction");
    expect((await at.why({ who: "e" })).people.map(({ name }) => name)).toEqual(["Lee"]);
    expect(await at.why({ who: "nobody@post.example" })).toMatchObject({ people: [], mails: [], acts: [] });
    expect(await at.page({ who: "nobody@post.example" })).toContain("Nobody in this program is found by that.");
    expect(await at.page({})).not.toContain("Nobody in this program");
  });

  it("M6: reads as a page, and the mail’s own page tells the same", async () => {
    const page = await at.page({ who: "ana@post.example", about: "cv-review" });
    for (const said of ["Mails to Ana", "It was held.", "Decided by", "An attempt to send it began. Attempt 1."])
      expect(page).toContain(said);
    const { json } = await at.desk.json("showMessage", ofDemo(at.prompt));
    expect(MessageReport.parse(json).timeline).toEqual((await at.why({ who: at.ana, about: "cv-review" })).mails[0]);
  });

  it("M6: says when nothing leaves at all", async () => {
    expect((await at.why({ who: at.ana })).paused).toBe(false);
    await at.here.brake("on");
    expect((await at.why({ who: at.ana })).paused).toBe(true);
    await at.here.brake("armed");
  });

  it("M6: of every mail in the ledger the record tells what SES took, no more and no less", async () => {
    const messages = await ledgerOf(at.here);
    expect(messages.length).toBeGreaterThan(6);
    for (const message of messages) {
      const calls = at.here.mailer.calls.filter((letter) => letter.message === message.id);
      const accepted = calls.map(() => instantOf(message.sentAt ?? ""));
      expect(contradictions(message, accepted), message.kind).toEqual([]);
    }
  });
});

describe("somebody who is found by name", () => {
  const asked = (who: string) =>
    request({ programme: "demo" }, { who, about: undefined, lang: undefined }, undefined, { caller: coordinator });
  const participants = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => aParticipant(`per_${String(from + index).padStart(6, "0")}`));

  it("M6: is found beyond the first thousand as well", async () => {
    const here = await world();
    for (const put of participants(0, 1100)) await here.store.commit([{ kind: "participant", put }]);
    const put = aPerson({ id: "per_001099", name: "Zoltan" });
    await here.store.commit([{ kind: "person", put }]);
    const { json } = await whyMail(asked("zolt"), here.ports);
    expect(WhyReport.parse(json)).toMatchObject({ people: [{ person: "per_001099", name: "Zoltan" }] });
    expect(json).not.toHaveProperty("looked");
  });

  it("M6: or the page says that it was not all", async () => {
    const here = await world();
    for (let from = 0; from < 10_100; from += 100)
      await here.store.commit(participants(from, 100).map((put) => ({ kind: "participant" as const, put })));
    const { json, html } = await whyMail(asked("zolt"), here.ports);
    expect(json).toMatchObject({ people: [], looked: 10_000 });
    expect(html).toContain("Only the first 10,000 people of this program were looked at.");
  });
});
