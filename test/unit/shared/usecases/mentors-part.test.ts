import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { RouteName } from "#shared/contracts/routes.ts";
import { participantId } from "#shared/domain/participant.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { apiOver } from "#test/support/api.ts";
import { ownPage } from "#test/support/own-page.ts";
import { aMentee, aMentor, changeMe, pairAll, tokenFor } from "#test/support/people.ts";
import { promptsAhead, sendPrompts } from "#test/support/prompts.ts";
import { type World, world } from "#test/support/world.ts";

beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterAll(() => void vi.useRealTimers());

async function aPair() {
  const here = await world();
  const [ana, lee] = [await aMentee(here, "Ana"), await aMentor(here, "Lee", { places: 1 })];
  await pairAll(here);
  const mentorship = (await here.store.get("participant", participantId("demo", ana)))?.mentorships[0] ?? "";
  return { here, ana, lee, mentorship };
}
type Pair = Awaited<ReturnType<typeof aPair>>;

async function ask(here: World, route: RouteName, event: object): Promise<string> {
  vi.setSystemTime(here.now().epochMilliseconds);
  return (await apiOver(here.ports)(route, event)).body;
}

/** Everything that leaves Almanac towards a mentor, and towards coordinators about them, as page and as data. */
async function allOf({ here, lee }: Pick<Pair, "here" | "lee">): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const messages = (await here.store.ofPerson("message", lee))
    .filter(({ kind }) => kind === "prompt")
    .sort((one, other) => (`${one.subject} ${one.occurrence}` < `${other.subject} ${other.occurrence}` ? -1 : 1));
  for (const accept of ["text/html", "application/json"]) {
    const headers = { accept };
    const token = await tokenFor(here, "me", lee);
    for (const route of ["me", "privacy", "exportMe"] as const)
      found[`${route} ${accept}`] = await ask(here, route, { pathParameters: { token }, headers });
    const desk = { groups: "demo", headers };
    const pathParameters = { programme: "demo", person: lee };
    for (const route of ["showPerson", "showYear"] as const)
      found[`${route} ${accept}`] = await ask(here, route, { ...desk, pathParameters });
    for (const { id, subject, occurrence } of messages)
      found[`mail ${subject} ${occurrence} ${accept}`] = await ask(here, "showMessage", {
        ...{ ...desk, pathParameters: { programme: "demo", message: id } },
      });
  }
  const feed = { pathParameters: { token: await tokenFor(here, "feed", lee) } };
  found["feed"] = await ask(here, "feed", feed);
  return found;
}

/** Without ids, links and times, which differ from world to world; days stay. */
function withoutTimes(text: string): string {
  return text
    .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, "AT")
    .replace(/\b\d{8}T\d{6}Z?\b/g, "AT")
    .replace(/\b\d{1,2}:\d{2}(:\d{2})?(\s|\u202f)?([AP]M)?/g, "AT")
    .replace(/\b(per|shp|msg|pro|prp|rnd|adt)_[\w-]+/g, "ID")
    .replace(/[\w-]{16,}\.[\w-]{16,}(\.[\w-]+)?/g, "LINK")
    .replace(/"(version|SEQUENCE)":\d+|SEQUENCE:\d+/g, "VERSION");
}

const noResidency = ({ here, ana }: Pair) =>
  changeMe(here, ana, { action: "fact", fact: "seeksResidency", value: "no" });
const keepsApart = async ({ here, ana, mentorship }: Pair) =>
  (await ownPage(here, ana)).send("askMentors", { action: "applications", mentorship, elsewhere: "yes" });

/** Writes into the mentee's year what planning would say of her answers. */
async function tell({ here, ana }: Pair, change: (one: Touchpoint) => Partial<Touchpoint> | undefined): Promise<void> {
  for (const one of await here.store.partsOf("touchpoint", participantId("demo", ana))) {
    const put = change(one);
    if (put) await here.store.commit([{ kind: "touchpoint", put: { ...one, ...put } }]);
  }
}

describe("what a mentor may know of their mentee's year", () => {
  it("Y23: holds no answer, wish or draw of the mentee, in no page and in no data that leaves", async () => {
    const pair = await aPair();
    const steps = (["condition", "comparison", "extras", "snooze", "wish", "pause"] as const).map((rule) => ({
      ...{ rule, verdict: "drops" as const },
      facts: { "mentee.attends": "yes", from: "2026-10-03", until: "2026-10-20" },
    }));
    const own = { rule: "limit", verdict: "moves", facts: { name: "first-deadline", date: "2026-12-13" } } as const;
    const reasons = ["left-out", "comparison", "paused", "enough"];
    let index = 0;
    await tell(pair, ({ sides, trace = [] }) => {
      if (!sides.includes("mentor")) return undefined;
      const reason = reasons[index++ % reasons.length] ?? "";
      return { state: "dropped", reason, trace: [...trace, own, ...steps] };
    });
    expect(index).toBeGreaterThan(3);
    const all = await allOf(pair);
    for (const [name, text] of Object.entries(all))
      expect(text, name).not.toMatch(
        /mentee\.attends|2026-12-13|left-out|"comparison"|"paused"|"enough"|"extras"|"condition"|the mentee wished|often enough|fewer mails/,
      );
    expect(all["me application/json"]).toContain("no-longer-applies");
    expect(all["privacy application/json"]).toContain("no-longer-applies");
  });

  it("Y23: the mail that is taken back from a mentor says no more than their year, in their export too", async () => {
    const pair = await aPair();
    const { here, ana, lee } = pair;
    const before = await promptsAhead(here, "mock-interview");
    expect(before.map(({ person }) => person)).toContain(lee);
    const mock = (await here.store.partsOf("touchpoint", participantId("demo", ana))).find(
      ({ key }) => key === "mock-interview",
    );
    const said = { action: "wish", touchpoint: `mock-interview.${mock?.occurrence}`, does: "out" };
    await (await ownPage(here, ana)).send("updateMe", said);
    const mails = await here.store.ofPerson("message", lee);
    const taken = mails.find(({ subject }) => subject === "mock-interview");
    expect([taken?.state, taken?.reason]).toEqual(["CANCELLED", "no-longer-applies"]);
    const all = await allOf(pair);
    for (const [name, text] of Object.entries(all)) expect(text, name).not.toMatch(/left-out|the mentee wished/);
    const mine = (await here.store.ofPerson("message", ana)).find(({ subject }) => subject === "mock-interview");
    expect(mine?.reason).toBe("left-out");
  });

  it("Y22: a prompt a mentee keeps from their mentor reads, for mentor and coordinators, as of one who seeks no residency", async () => {
    const [kept, other] = [await aPair(), await aPair()];
    await keepsApart(kept);
    await noResidency(other);
    expect((await promptsAhead(kept.here, "mock-interview")).map(({ person }) => person)).not.toContain(kept.lee);
    const [here, there] = [await allOf(kept), await allOf(other)];
    expect(Object.keys(here)).toEqual(Object.keys(there));
    expect(here["me application/json"]).toContain("mock-interview");
    for (const [name, text] of Object.entries(here))
      expect(withoutTimes(text), name).toBe(withoutTimes(there[name] ?? ""));
  });

  it("Y22: a prompt the mentor has had before the press stays in their year as it was", async () => {
    const pair = await aPair();
    const { here, lee } = pair;
    await sendPrompts(here, "mock-interview");
    const shown = async () =>
      ask(here, "me", {
        pathParameters: { token: await tokenFor(here, "me", lee) },
        headers: { accept: "application/json" },
      });
    const before = await shown();
    await keepsApart(pair);
    expect(JSON.parse(await shown()).year).toEqual(JSON.parse(before).year);
  });

  it("Y22: what a mentor answers about a prompt writes back the whole of it, and nothing of what was kept from them", async () => {
    const pair = await aPair();
    const { here, ana, lee } = pair;
    await tell(pair, ({ key, sections }) =>
      key === "cv-review" ? { sections: { ...sections, mentor: [...sections.mentor, "letters"] } } : undefined,
    );
    const year = () => here.store.partsOf("touchpoint", participantId("demo", ana));
    const one = async (key: string) => (await year()).find((touchpoint) => touchpoint.key === key);
    const [review, mock] = [await one("cv-review"), await one("mock-interview")];
    const { store } = here;
    const profile = (await store.get("profile", ana)) ?? { id: ana, version: 0 };
    const elsewhere = [{ mentorship: pair.mentorship, cycle: "2026" }];
    await store.commit([{ kind: "profile", put: { ...profile, elsewhere } }]);
    for (const touchpoint of [review, mock]) {
      const token = await tokenFor(here, "answer", lee, `${touchpoint?.key}.${touchpoint?.occurrence}`);
      await ask(here, "answer", {
        ...{ pathParameters: { token }, body: "answer=met" },
        headers: { accept: "text/html", "content-type": "application/x-www-form-urlencoded" },
      });
    }
    expect((await one("cv-review"))?.state).toBe("done");
    expect((await one("cv-review"))?.sections.mentor).toContain("letters");
    expect((await one("cv-review"))?.trace).toEqual(review?.trace);
    expect((await one("mock-interview"))?.state).toBe("planned");
    const marked = await (await ownPage(here, lee)).send("updateMe", {
      ...{ action: "remark", mentorship: pair.mentorship, touchpoint: `mock-interview.${mock?.occurrence}` },
      says: "important",
    });
    expect(marked.status).toBe(404);
  });
});
