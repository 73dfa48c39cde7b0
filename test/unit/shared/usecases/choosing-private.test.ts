import { describe, expect, it, vi } from "vitest";
import { type RouteName, routes } from "#shared/contracts/routes.ts";
import { everything } from "#shared/usecases/everything.ts";
import { choosingProgress } from "#shared/usecases/pairing/choosing/choosing-progress.ts";
import { erase } from "#shared/usecases/privacy/erase.ts";
import { everythingOf } from "#shared/usecases/privacy/export.ts";
import { apiOver } from "#test/support/api.ts";
import { choosers, closeNow, days, optionOf, roundNow, say, sayOf, start } from "#test/support/choosing.ts";
import { prepared } from "#test/support/groups.ts";
import { lettersTo } from "#test/support/letters.ts";
import { aMentee, changeMe, tokenFor } from "#test/support/people.ts";
import type { World } from "#test/support/world.ts";

/** Words that are said on one's own page alone. */
const canary = /rather-not|gladly|not-talked|Rather not|Gladly|have not talked|"says"/;

/** Two mentees and two mentors who had first calls and said how they went. */
async function talked() {
  const scene = await choosers("calls");
  const { here, ana, bea, lee, kim, pat } = scene;
  await start(here);
  for (const mentor of [lee, kim]) await say(here, mentor, { action: "calls", take: "yes" });
  await say(here, pat, { action: "calls", take: "no" });
  await days(here, 1);
  await say(here, ana, { action: "talk", who: kim });
  here.pass(1);
  await sayOf(here, ana, { [lee]: "rather-not", [kim]: "gladly" });
  await sayOf(here, bea, { [lee]: "gladly", [kim]: "not-talked" });
  await sayOf(here, kim, { [ana]: "gladly", [bea]: "rather-not" });
  return scene;
}

/** Everything a coordinator, or somebody with a page of their own, can read with GET. */
async function everyPage(here: World, path: Record<string, string>, who: "coordinator" | "link") {
  const api = apiOver(here.ports);
  const names = Object.keys(routes).filter((name): name is RouteName => name in routes);
  const texts: string[] = [];
  vi.useFakeTimers({ toFake: ["Date"], now: here.now().epochMilliseconds });
  for (const name of names) {
    const { access, method, path: its } = routes[name];
    // How a programme pairs is said in words of its own, and names nobody.
    if (access !== who || method !== "GET" || name === "showPairing" || (who === "link" && !its.startsWith("/me/")))
      continue;
    for (const accept of ["application/json", "text/html"]) {
      const groups = who === "coordinator" ? { groups: "demo" } : {};
      const named = Object.entries(path).filter(([parameter]) => its.includes(`{${parameter}}`));
      const answer = await api(name, { ...groups, headers: { accept }, pathParameters: Object.fromEntries(named) });
      texts.push(answer.statusCode < 300 ? `${name} ${answer.body}` : "");
    }
  }
  vi.useRealTimers();
  return texts.filter((text) => text !== "");
}

describe("what people say before a round is decided", () => {
  it("P7: is in no record but the one of who says it, and in no mail", async () => {
    const { here } = await talked();
    await days(here, 20);
    const others = here.store.everyItem().filter(({ noun }) => noun !== "option");
    expect(others.filter((item) => canary.test(JSON.stringify(item)))).toEqual([]);
    for (const { subject, text } of await lettersTo(here)) expect(`${subject} ${text}`).not.toMatch(canary);
  });

  it("P7: is on no page and in no answer a coordinator gets, before and after the round", async () => {
    const { here, ana, kim } = await talked();
    const { id: round } = await roundNow(here);
    for (const person of [ana, kim]) {
      const before = await everyPage(here, { programme: "demo", person, round }, "coordinator");
      expect(before.length).toBeGreaterThan(20);
      expect(before.filter((text) => canary.test(text))).toEqual([]);
    }
    await days(here, 20);
    for (const { id: proposal, mentee: person } of await everything(here.ports, "proposal", "demo")) {
      const after = await everyPage(here, { programme: "demo", person, round, proposal }, "coordinator");
      expect(after.filter((text) => canary.test(text))).toEqual([]);
    }
  });

  it("P7: is on nobody else's page: each sees their own word alone", async () => {
    const { here, lee, bea } = await talked();
    const token = await tokenFor(here, "me", lee);
    const pages = await everyPage(here, { token }, "link");
    expect(pages.length).toBeGreaterThan(6);
    // Lee said nothing yet: what may be said is on the form, and nothing is chosen.
    const others = pages.filter((text) => !/^(choose|profile) /.test(text));
    for (const text of others) expect(text).not.toMatch(/rather-not|gladly/);
    expect(pages.find((text) => text.startsWith("choose {"))).toContain('"says":null');
    expect(pages.filter((text) => /<option value="[a-z-]+" selected/.test(text) && text.startsWith("choose "))).toEqual(
      [],
    );
    const own = await everyPage(here, { token: await tokenFor(here, "me", bea) }, "link");
    expect(own.find((text) => text.startsWith("choose {"))).toContain('"says":"gladly"');
    expect(own.join()).not.toContain('"says":"rather-not"');
  });

  it("P7, T1: is handed out to who said it, and to nobody else", async () => {
    const { here, ana, lee } = await talked();
    const kept = async (id: string) => {
      const person = await here.store.get("person", id);
      if (person === undefined) throw new Error("There is nobody");
      return everythingOf(person, here.ports);
    };
    expect((await kept(ana))["option"]).toMatchObject([{ said: expect.arrayContaining(["rather-not", "gladly"]) }]);
    expect(JSON.stringify((await kept(ana))["option"])).not.toContain(lee);
    expect((await kept(lee))["option"]).toMatchObject([{ said: [], calls: "yes" }]);
  });

  it("P7, T1: is gone with who said it, and so is what others said of them", async () => {
    const { here, ana, bea, lee, kim } = await talked();
    await changeMe(here, ana, { action: "leave" });
    await erase(ana, ana, here.ports, here.now());
    expect(await optionOf(here, ana)).toBeUndefined();
    for (const other of [lee, kim, bea]) expect(JSON.stringify(await optionOf(here, other))).not.toContain(`"${ana}"`);
    expect((await optionOf(here, kim))?.mentees).toEqual([{ person: bea, says: "rather-not" }]);
    await days(here, 20);
    expect((await roundNow(here)).state).toBe("published");
  });

  it("P7: a coordinator sees how many have answered, until when, and nothing more", async () => {
    const { here, ana, bea } = await choosers("rank");
    await start(here);
    const progress = async () => choosingProgress(await roundNow(here), here.ports);
    const until = "2026-08-22T13:00:00.000Z";
    expect(await progress()).toEqual({ answered: 0, of: 2, more: false, until });
    await sayOf(here, ana, { [ana]: "first" }).catch(() => undefined);
    const mentors = (await optionOf(here, bea))?.mentors ?? [];
    await sayOf(here, bea, { [mentors[0]?.person ?? ""]: "first" });
    expect(await progress()).toEqual({ answered: 1, of: 2, more: false, until });
    await days(here, 6);
    expect(await progress()).toBeUndefined();
  });

  it("P7, T1: is gone with who it was about, also where it was said before an earlier round, and of no list of today", async () => {
    const { here, ana, lee } = await choosers("rank");
    await start(here);
    await sayOf(here, ana, { [lee]: "rather-not" });
    await closeNow(here);
    here.pass(24 * 61);
    for (const name of ["Dan", "Eve"]) await aMentee(here, name);
    await here.job("match");
    here.pass(1);
    await start(here);
    const naming = () =>
      here.store.everyItem().filter((item) => item["noun"] === "option" && JSON.stringify(item).includes(lee));
    expect(naming().some((item) => item["person"] === ana && item["round"] !== undefined)).toBe(true);
    await erase(lee, lee, here.ports, here.now());
    here.pass(25);
    await here.job("housekeeping");
    expect(naming()).toEqual([]);
  });

  it("P7: the way to it is on the own page of those who were asked, however the programme pairs by then", async () => {
    const { here, ana, lee } = await choosers("calls");
    const leads = async (person: string) => {
      const token = await tokenFor(here, "me", person);
      const [page] = (await everyPage(here, { token }, "link")).filter((text) => text.startsWith("me <"));
      return page?.includes(`/me/${token}/choose`);
    };
    await start(here);
    expect([await leads(ana), await leads(lee)]).toEqual([false, true]);
    const programme = await here.store.get("programme", "demo");
    if (programme === undefined) throw new Error("There is no programme");
    const pairing = { ...programme.pairing, choice: "suggest" as const };
    await here.store.commit([{ kind: "programme", put: { ...programme, pairing } }]);
    expect([await leads(ana), await leads(lee)]).toEqual([false, true]);
    for (const mentor of (await optionOf(here, ana))?.mentors ?? [])
      await say(here, mentor.person, { action: "calls", take: "yes" });
    await days(here, 1);
    expect(await leads(ana)).toBe(true);
  });
});

it("P7: who said rather not of a mentor is put into no group with them, and into one with another", async () => {
  const { here, ana, lee } = await choosers("rank", 2);
  await start(here, false);
  await sayOf(here, ana, { [lee]: "rather-not" });
  await closeNow(here);
  await expect(prepared(here, "group", ["Lee"], ["Ana", "Bea"])).rejects.toThrow("400");
  expect((await prepared(here, "group", ["Pat"], ["Ana", "Bea"])).state).toBe("draft");
});
