import { describe, expect, it } from "vitest";
import { PersonReport } from "#shared/contracts/desk/people-answers.ts";
import { instantText } from "#shared/domain/time.ts";
import { apiOver } from "#test/support/api.ts";
import { aMessage, anAudit } from "#test/support/builders.ts";
import { fourLives } from "#test/support/full-life.ts";
import { aMentee, changeMe } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

async function ask(
  here: World,
  person: string,
  query: Record<string, string> = {},
  accept = "application/json",
  groups = "demo",
) {
  return apiOver(here.ports)("showPerson", {
    ...{ groups, pathParameters: { programme: "demo", person }, queryStringParameters: query, headers: { accept } },
  });
}
const reportOf = async (here: World, person: string, query: Record<string, string> = {}) =>
  PersonReport.parse(JSON.parse((await ask(here, person, query)).body));
const pageOf = async (here: World, person: string, query: Record<string, string> = {}) =>
  (await ask(here, person, query, "text/html")).body;

describe("one person's page", () => {
  it("M6: has every mail to them in this programme, each with where it stands and why", async () => {
    const { here, ana } = await fourLives("says no");
    const all = await here.store.ofPerson("message", ana);
    const { mails } = await reportOf(here, ana);
    expect(mails.items.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
    expect(mails.items.every(({ history }) => history.length > 0)).toBe(true);
    const html = await pageOf(here, ana);
    expect(html).toContain("Sent. You both said yes.");
    expect(html).toContain("Still to come. Your year has it at this time.");
    expect(html).toContain("Step by step");
  });

  it("M6: turns the pages of fifty mails, and leaves the other lists where they are", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    const some = Array.from({ length: 60 }, (_, index) =>
      aMessage({ id: `msg_${index}`, person: ana, state: "SENT", reason: "accepted", nextActionAt: undefined }),
    );
    for (const put of some) await here.store.commit([{ kind: "message", put }]);
    const first = await reportOf(here, ana);
    const second = await reportOf(here, ana, { mails: "1" });
    expect([first.mails.items.length, second.mails.items.length, first.mails.pages]).toEqual([50, 11, 2]);
    expect(second.acts).toEqual(first.acts);
    expect(await pageOf(here, ana, { mails: "1" })).toContain(encodeURIComponent("mails=0"));
    expect((await reportOf(here, ana, { mails: "what" })).mails).toEqual(first.mails);
  });

  it("Y23: says of every touchpoint where it stands and why, and of every mail left out why there is none", async () => {
    const { here, ana } = await fourLives("says no");
    const touchpoints = await here.store.partsOf("touchpoint", `demo.${ana}`);
    const [one] = touchpoints;
    if (one) await here.store.commit([{ kind: "touchpoint", put: { ...one, state: "dropped", reason: "enough" } }]);
    const [mail] = (await here.store.ofPerson("message", ana)).filter(({ kind }) => kind === "prompt");
    if (mail)
      here.store.tamper("message", mail.id, { state: "SKIPPED", reason: "unsubscribed", nextActionAt: undefined });
    const { year } = await reportOf(here, ana);
    expect(year.items).toHaveLength(touchpoints.length);
    const html = await pageOf(here, ana);
    expect(html).toContain("You hear from us often enough this year.");
    expect(html).toContain("Left out. You had turned these mails off.");
  });

  it("Y23: says when nothing leaves because all mail is paused", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    expect(await pageOf(here, ana)).not.toContain("All mail is paused");
    await here.brake("on");
    expect(await pageOf(here, ana)).toContain("All mail is paused");
  });

  it("O12: says who did what with them, their part and their mentorships, the latest first", async () => {
    const { here, ana, lee } = await fourLives("says no");
    here.pass(1);
    await changeMe(here, ana, { action: "zone", zone: "Europe/Paris" });
    const { acts } = await reportOf(here, ana);
    const times = acts.items.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
    expect(acts.items[0]).toMatchObject({ by: ana, did: "me-zone" });
    expect(acts.items.map(({ did }) => did)).toEqual(expect.arrayContaining(["confirmed", "activated"]));
    const mentor = await pageOf(here, lee);
    expect(mentor).toContain("approved as a mentor (coordinator cora)");
    const html = await pageOf(here, ana);
    expect(html).toContain("own page changed (Ana)");
    expect(html).toContain("mentorship began");
  });

  it("O12: says what the schedule did by itself, and pages a long record", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    for (let hour = 1; hour <= 60; hour++) {
      const at = instantText(here.now().add({ hours: hour }));
      const put = anAudit({
        id: `demo/${ana}.${at}.aud_${hour}`,
        about: `demo/${ana}`,
        at,
        by: "almanac",
        did: "resumed",
      });
      await here.store.commit([{ kind: "audit", put }]);
    }
    const { acts } = await reportOf(here, ana);
    expect([acts.items.length, acts.pages]).toEqual([50, 2]);
    expect(await pageOf(here, ana)).toContain("back from a pause (the schedule)");
    expect((await reportOf(here, ana, { acts: "1" })).acts.items.at(-1)).toMatchObject({ did: "confirmed" });
  });

  it("T4: opens for no other programme's coordinator, and shows nobody who is not in this one", async () => {
    const here = await world();
    await here.programme("other");
    const ana = await aMentee(here, "Ana", { programme: "other" });
    expect((await ask(here, ana)).statusCode).toBe(404);
    const bob = await aMentee(here, "Bob");
    expect((await ask(here, bob, {}, "application/json", "other")).statusCode).toBe(404);
    expect((await ask(here, bob)).statusCode).toBe(200);
  });

  it("T4: holds nothing of what they said of who they are", async () => {
    const { here, ana } = await fourLives("says no");
    const everything = (await ask(here, ana)).body + (await pageOf(here, ana));
    expect(everything).not.toContain("says-of-Ana");
    expect(everything).toContain("lasting-of-Ana");
  });

  it("O12: says since when a mentee waits, their place in line, and by when they hear", async () => {
    const here = await world();
    await aMentee(here, "Bob");
    here.pass(1);
    const ana = await aMentee(here, "Ana");
    expect((await reportOf(here, ana)).wait).toEqual({
      since: "2026-08-17T14:00:00.000Z",
      hearBy: "2026-09-07",
      place: 2,
    });
    expect(await pageOf(here, ana)).toContain("Number 2 in line.");
  });
});
