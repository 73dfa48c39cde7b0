import { simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import type { Message } from "#shared/domain/message.ts";
import { everything } from "#shared/usecases/everything.ts";
import { apiOver } from "#test/support/api.ts";
import { aMentee, aMentor, changeMe, emailOf, pairAll } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

const Id = z.object({ id: z.string(), version: z.number() });
const words = {
  subject: "A talk",
  text: "On Thursday.\n\n<b>Bring</b> friends: https://talk.example/x",
  language: "en-US",
};

/** What a coordinator asks of the API. */
async function ask(
  here: World,
  route: "writeAnnouncement" | "showAnnouncement" | "sendAnnouncement" | "listAnnouncements",
  {
    id,
    body,
    key = "k",
    headers = {},
    groups = "demo",
  }: Partial<Record<"id" | "key" | "groups", string>> & {
    body?: object;
    headers?: Record<string, string>;
  } = {},
) {
  vi.setSystemTime(here.now().epochMilliseconds);
  const reply = await apiOver(here.ports)(route, {
    groups,
    pathParameters: { programme: "demo", ...(id !== undefined && { announcement: id }) },
    headers: { "content-type": "application/json", "idempotency-key": key, ...headers },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return {
    ...reply,
    json: JSON.parse(reply.headers?.["content-type"] === "text/html; charset=utf-8" ? "{}" : reply.body),
  };
}

async function drafted(here: World, more: object = {}, key = "k"): Promise<string> {
  const { json, statusCode } = await ask(here, "writeAnnouncement", { body: { ...words, ...more }, key });
  expect(statusCode).toBe(201);
  await here.work();
  return Id.parse(json).id;
}

/** What the counting found. */
async function reach(here: World, id: string) {
  const { json } = await ask(here, "showAnnouncement", { id });
  return z.object({ count: z.object({ summary: z.record(z.string(), z.number()) }) }).parse(json).count.summary;
}

async function send(here: World, id: string): Promise<Message[]> {
  expect((await ask(here, "sendAnnouncement", { id })).statusCode).toBe(202);
  await here.work();
  return announced(here);
}

const announced = async (here: World) =>
  (await everything(here.ports, "message", "demo")).filter(({ kind }) => kind === "announcement");

/** Everything that leaves within the next day. */
async function deliverSoon(here: World): Promise<void> {
  for (let half = 0; half < 52; half++) {
    here.pass(0.5);
    await here.deliver();
  }
}
const lettersTo = (here: World, name: string) => here.mailer.taken.filter(({ to }) => to === emailOf(name));

async function aScene() {
  const here = await world({ rounds: { every: "never" } });
  const kim = await aMentor(here, "Kim", { places: 1 });
  const ana = await aMentee(here, "Ana");
  await pairAll(here);
  const bea = await aMentee(here, "Bea", { topics: ["oncology"], stage: "resident" });
  await deliverSoon(here);
  return { here, kim, ana, bea };
}

beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterAll(() => void vi.useRealTimers());

describe("an announcement", () => {
  it("O7: reaches everybody of its segment alone, once, in the hours in which mail may arrive", async () => {
    const { here, bea } = await aScene();
    const id = await drafted(here);
    expect(await reach(here, id)).toEqual({ reached: 3, out: 0 });
    expect(await announced(here)).toEqual([]);
    here.goTo("2026-08-20T04:00:00Z");
    const messages = await send(here, id);
    expect(messages).toHaveLength(3);
    for (const { dueAt, class: how, wall } of messages) {
      expect(how).toBe("one-shot");
      expect(wall?.time).toMatch(/^(09|10):/);
      expect(dueAt > "2026-08-20T12").toBe(true);
    }
    await here.deliver();
    const before = here.mailer.taken.length;
    await deliverSoon(here);
    const sent = here.mailer.taken.slice(before);
    expect(sent.map(({ to }) => to).sort()).toEqual(["ana@post.example", "bea@post.example", "kim@post.example"]);
    for (const { to, mime } of sent) {
      const raw = Buffer.from(mime).toString();
      for (const other of ["ana", "bea", "kim"].filter((one) => !to.startsWith(one)))
        expect(raw.toLowerCase()).not.toMatch(new RegExp(`\\b${other}\\b`));
    }
    expect(await here.store.get("person", bea)).toMatchObject({ name: "Bea" });
  });

  it("O7: is written as typed, and cannot bring a tag with it; its way out is one click", async () => {
    const { here } = await aScene();
    await send(here, await drafted(here, { role: "mentee", standing: "waiting" }));
    await deliverSoon(here);
    const mail = await simpleParser(Buffer.from(lettersTo(here, "Bea").at(-1)?.mime ?? ""));
    expect(mail.subject).toBe("A talk");
    expect(mail.text).toContain("On Thursday.\n\n<b>Bring</b> friends: https://talk.example/x");
    expect(mail.html).toContain("&lt;b>Bring&lt;/b>");
    expect(mail.html).not.toContain('href="https://talk.example');
    expect(mail.headers.get("list-unsubscribe-post") ?? mail.headers.get("list")).toBeDefined();
    expect(Buffer.from(lettersTo(here, "Bea").at(-1)?.mime ?? "").toString()).toMatch(/^List-Unsubscribe-Post: /m);
  });

  it.each([
    [{}, 3],
    [{ role: "mentor" }, 1],
    [{ role: "mentee", standing: "waiting" }, 1],
    [{ standing: "paired" }, 2],
    [{ topic: "oncology" }, 1],
    [{ stage: "leader" }, 0],
  ])("O7: counts a segment before anything is sent: %j", async (segment, reached) => {
    const { here } = await aScene();
    expect(await reach(here, await drafted(here, segment))).toEqual({ reached, out: 0 });
  });

  it("O7: leaves out who wants none, is away or left, and says how many and why", async () => {
    const { here, ana, bea, kim } = await aScene();
    await changeMe(here, ana, { action: "prompts", prompts: "off" });
    await changeMe(here, bea, { action: "pause", until: "2026-09-20" });
    here.store.tamper("person", kim, { addressState: "complained" });
    const dan = await aMentee(here, "Dan");
    await changeMe(here, dan, { action: "leave" });
    const id = await drafted(here);
    expect(await reach(here, id)).toEqual({ reached: 0, out: 4 });
    const { body } = await ask(here, "showAnnouncement", { id, headers: { accept: "text/html" } });
    for (const line of [
      "1 person wants no such mail",
      "1 person is taking a pause",
      "1 person has left",
      "as unwanted",
    ])
      expect(body).toContain(line);
    expect(body).not.toContain("/sending");
    expect(await send(here, id)).toEqual([]);
  });

  it("O7: honours what people decide between the button and the mail", async () => {
    const { here, ana, bea, kim } = await aScene();
    const messages = await send(here, await drafted(here));
    await changeMe(here, ana, { action: "prompts", prompts: "off" });
    await changeMe(here, bea, { action: "leave" });
    await changeMe(here, kim, { action: "pause", until: "2026-12-20" });
    const before = lettersTo(here, "Ana").length + lettersTo(here, "Kim").length;
    await deliverSoon(here);
    expect(lettersTo(here, "Ana").length + lettersTo(here, "Kim").length).toBe(before);
    const after = await here.store.getMany(
      "message",
      messages.map(({ id }) => id),
    );
    expect(after.map(({ state, reason }) => `${state} ${reason}`).sort()).toEqual([
      "SKIPPED left",
      "SKIPPED paused",
      "SKIPPED unsubscribed",
    ]);
  });

  it("O7: sends once however often it is pressed, by whom, or begun anew after a crash", async () => {
    const { here } = await aScene();
    const id = await drafted(here);
    let broken = 1;
    here.store.intercept((changes, write) => {
      if (changes.some(({ kind }) => kind === "message") && broken-- === 1) throw new Error("The power went");
      write();
    });
    await ask(here, "sendAnnouncement", { id });
    await ask(here, "sendAnnouncement", { id, key: "other", groups: "all-programmes" });
    await here.work().catch(() => undefined);
    await ask(here, "sendAnnouncement", { id, key: "third" });
    await here.work().catch(() => undefined);
    await ask(here, "sendAnnouncement", { id, key: "fourth" });
    await here.work();
    expect(await announced(here)).toHaveLength(3);
    await deliverSoon(here);
    for (const name of ["Ana", "Bea", "Kim"])
      expect(
        lettersTo(here, name).filter(({ mime }) => /^Subject: A talk/m.test(Buffer.from(mime).toString())),
      ).toHaveLength(1);
    expect(JSON.parse((await ask(here, "showAnnouncement", { id })).body)).toMatchObject({ state: "sent", reached: 3 });
  });

  it("O12: records who wrote and who sent what to how many, and not a word of it", async () => {
    const { here } = await aScene();
    const id = await drafted(here);
    await send(here, id);
    const audits = (await here.store.partsOf("audit", "demo")).filter(({ reason }) => reason.includes(id));
    expect(audits.map(({ did, by, reason }) => [did, by, reason]).sort()).toEqual([
      ["announcement-sent", "cora", `${id}: 3`],
      ["announcement-written", "cora", id],
    ]);
    expect(JSON.stringify(here.store.everyItem().filter(({ noun }) => noun !== "announcement"))).not.toContain(
      "Thursday",
    );
  });

  it("O1: is one draft for one key, and nothing a coordinator has not seen is sent", async () => {
    const { here } = await aScene();
    const id = await drafted(here);
    expect(await drafted(here, { subject: "Another" })).toBe(id);
    expect((await ask(here, "listAnnouncements")).json.items).toHaveLength(1);
    expect((await ask(here, "sendAnnouncement", { id, headers: { "if-match": '"7"' } })).statusCode).toBe(412);
    expect(await announced(here)).toEqual([]);
  });

  it("shows the form again with what was typed and what is wrong with it", async () => {
    const { here } = await aScene();
    const headers = { accept: "text/html", "content-type": "application/x-www-form-urlencoded" };
    const reply = await apiOver(here.ports)("writeAnnouncement", {
      ...{ groups: "demo", pathParameters: { programme: "demo" }, headers },
      body: "subject=Kept&text=&language=en-US&role=mentee&stage=&topic=&standing=waiting",
    });
    expect(reply.statusCode).toBe(400);
    expect(reply.body).toContain('value="Kept"');
    expect(reply.body).toContain("Please write the text");
    expect(reply.body).toMatch(/<option value="waiting" selected/);
  });

  it("shows a reader's mail before it is sent, links left out", async () => {
    const { here } = await aScene();
    const { body } = await ask(here, "showAnnouncement", { id: await drafted(here), headers: { accept: "text/html" } });
    expect(body).toMatch(/It reaches 3 people/);
    expect(body).toContain("Send it to 3 people");
    expect(body).toContain("&lt;b>Bring");
    expect(body).not.toMatch(/\/(me|unsubscribe)\/[\w-]+\./);
  });
});
