import { describe, expect, it } from "vitest";
import { locales } from "#shared/domain/locale.ts";
import { messageKinds, messageStates } from "#shared/domain/message.ts";
import { participantId } from "#shared/domain/participant.ts";
import { records } from "#shared/domain/records.ts";
import { translator } from "#shared/locales/translate.ts";
import { everything } from "#shared/usecases/everything.ts";
import { csvOf, exportMe } from "#shared/usecases/privacy/export.ts";
import { inExport } from "#shared/usecases/privacy/export-own.ts";
import { privacy } from "#shared/usecases/privacy/privacy.ts";
import { apiOver } from "#test/support/api.ts";
import { canariesOf, fourLives } from "#test/support/full-life.ts";
import { tokenFor } from "#test/support/people.ts";
import { noQuery, request, type World } from "#test/support/world.ts";

const scene = () => fourLives("says no");

async function exported(here: World, person: string, format: "json" | "csv" = "json") {
  const token = await tokenFor(here, "me", person);
  const reply = await exportMe(request({ token }, { lang: undefined, format }, undefined), here.ports, here.now());
  if (!reply.file) throw new Error("No file was handed out");
  return { ...reply.file, rows: JSON.parse(JSON.stringify(reply.json)) };
}

describe("the export", () => {
  it("T1: names every kind of record there is, as handed out or as holding nothing personal", () => {
    expect(Object.keys(inExport).sort()).toEqual(Object.keys(records).sort());
    const kept = Object.entries(inExport).filter(([, what]) => what !== "exported");
    for (const [kind, why] of kept) expect(why.length, kind).toBeGreaterThan(5);
  });

  it("T1: holds everything there is of a person, of every kind", async () => {
    const { here, ana, lee } = await scene();
    const { rows, text } = await exported(here, ana);
    const kinds = Object.entries(inExport).filter(([, what]) => what === "exported");
    // Places are a mentor's; nobody was asked to choose here.
    const hasNone = ["load", "option"];
    for (const [kind] of kinds.filter(([kind]) => !hasNone.includes(kind))) expect(rows[kind], kind).not.toEqual([]);
    for (const canary of canariesOf("Ana")) expect(text).toContain(canary);
    expect((await exported(here, lee)).rows.load).toHaveLength(1);
    // Whatever of hers lies in the table under her own keys is in the file, field by field.
    const hers = here.store.everyItem().filter(({ pk }) => pk === `PERSON#${ana}` || pk === `PART#demo.${ana}`);
    expect(hers.length).toBeGreaterThan(10);
    for (const { noun, id } of hers) expect(JSON.stringify(rows[String(noun)])).toContain(`"${id}"`);
  });

  it("T1: is a file to save, as JSON and as CSV, and only from a link of the person's own", async () => {
    const { here, ana } = await scene();
    const ask = apiOver(here.ports);
    const token = await tokenFor(here, "me", ana);
    const get = (format?: string, path = token) =>
      ask("exportMe", { pathParameters: { token: path }, queryStringParameters: format ? { format } : null });
    expect((await get("json")).headers).toMatchObject({
      "content-type": "application/json",
      "content-disposition": expect.stringMatching(/^attachment; filename="almanac-[\d-]{10}\.json"$/),
      "cache-control": "no-store",
    });
    expect((await get("csv")).headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": expect.stringMatching(/^attachment; filename="almanac-[\d-]{10}\.csv"$/),
    });
    expect((await get("xml")).headers).toMatchObject({ "content-type": "application/json" });
    expect((await get("csv", `${token}x`)).statusCode).toBe(400);
    expect((await get("csv", await tokenFor(here, "feed", ana))).statusCode).toBe(400);
  });

  it.each(["Ana", "Lee", "Bob", "Kim"])(
    "P5: says nothing of anybody else to %s: no name, no address, no id, no no",
    async (name) => {
      const { here, ...people } = await scene();

      const ids: Record<string, string> = { Ana: people.ana, Lee: people.lee, Bob: people.bob, Kim: people.kim };
      const json = (await exported(here, ids[name] ?? "")).text;
      const csv = (await exported(here, ids[name] ?? "", "csv")).text;
      // What a mentor suggested as a goal is in the mentee's year, in the mentor's words: it says not whose they are.
      const words = name === "Ana" ? json.replaceAll("goal-of-Lee", "") : json;
      for (const other of ["Ana", "Lee", "Bob", "Kim"].filter((one) => one !== name)) {
        for (const canary of canariesOf(other)) expect(words).not.toContain(`"${canary}"`);
        expect(json).not.toContain(ids[other] ?? "none");
        expect(csv).not.toContain(ids[other] ?? "none");
      }
      for (const text of [json, csv]) expect(text).not.toMatch(/lapsed|silent|passedOn/);
      // Kim's own no is hers to read.
      if (name !== "Kim") for (const text of [json, csv]) expect(text).not.toContain("declin");
    },
  );

  it("P5: a suggestion somebody never heard of is not in their file", async () => {
    const { here, bob, kim } = await scene();
    expect(await everything(here.ports, "proposal", "demo", "declined")).toHaveLength(1);
    expect((await exported(here, bob)).rows.proposal).toEqual([]);
    expect((await exported(here, kim)).rows.proposal).toMatchObject([{ role: "mentor", state: "closed" }]);
  });

  it("T2: a field no spreadsheet runs as a formula", () => {
    const bad = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"];
    const csv = csvOf({ person: bad.map((name, index) => ({ id: `p${index}`, name })) });
    for (const line of csv.split("\n").filter((one) => one.includes(",name,")))
      expect(line).toMatch(/,name,"?'[=+\-@\t\r]/);
    expect(csvOf({ person: [{ id: "p", name: 'A "quoted", name\nof two lines', none: undefined }] })).toBe(
      'record,id,field,value\nperson,p,id,p\nperson,p,name,"A ""quoted"", name\nof two lines"\n',
    );
  });
});

describe("the privacy page", () => {
  const show = async (here: World, person: string) => {
    const token = await tokenFor(here, "me", person);
    return privacy(request({ token }, noQuery, undefined), here.ports, here.now());
  };

  it("M6: tells of every mail when, what, what became of it and why, the latest first", async () => {
    const { here, ana } = await scene();
    const { html = "", json } = await show(here, ana);
    const all = await here.store.ofPerson("message", ana);
    const mails = JSON.parse(JSON.stringify(json)).mails;
    expect(mails).toHaveLength(all.length);
    const times = mails.map(({ at }: { at: string }) => at);
    expect(times).toEqual([...times].sort().reverse());
    expect(html.match(/<time /g)).toHaveLength(all.length);
    expect(html).toContain("Confirm your sign-up");
    expect(html).toContain("Sent. You both said yes.");
    expect(html).toContain("Still to come. Your year has it at this time.");
    expect(html).not.toMatch(/Lee|Bob|Kim/);
  });

  it.each(locales)("M6: has words in %s for every kind of mail, why it leaves, and every state", (locale) => {
    const { has } = translator(locale);
    const keys = [
      ...messageKinds.flatMap((kind) => [`mail-kind.${kind}`, `mail-why.${kind}`]),
      ...messageStates.map((state) => `mail-state.${state}`),
    ];
    expect(keys.filter((key) => !has(key))).toEqual([]);
  });

  it("Y23: says why a mail was left out", async () => {
    const { here, ana } = await scene();
    const [first] = (await here.store.ofPerson("message", ana)).filter(({ kind }) => kind === "prompt");
    if (first)
      here.store.tamper("message", first.id, { state: "SKIPPED", reason: "unsubscribed", nextActionAt: undefined });
    expect((await show(here, ana)).html).toContain("Left out. You had turned these mails off.");
  });

  it("O12: tells what was agreed to and when, and who changed what", async () => {
    const { here, ana } = await scene();
    const { html = "", json } = await show(here, ana);
    expect(json).toMatchObject({ consents: [{ to: "sign-up" }, { to: "identity" }] });
    expect(html).toContain("Monday, August 17, 2026: address confirmed (you)");
  });

  it("T1: removes nothing unless the box is ticked, and shows the page again", async () => {
    const { here, ana } = await scene();
    const ask = apiOver(here.ports);
    const token = await tokenFor(here, "me", ana);
    const post = (body: string) =>
      ask("updatePrivacy", {
        ...{ pathParameters: { token }, body },
        headers: { accept: "text/html", "content-type": "application/x-www-form-urlencoded" },
      });
    for (const body of ["action=erase", "action=erase&sure=", "action=erase&sure=no"]) {
      const reply = await post(body);
      expect(reply.statusCode).toBe(400);
      expect(reply.body).toContain("Nothing has been removed");
    }
    expect((await here.store.get("person", ana))?.erasing).toBeUndefined();
    expect(await here.store.get("participant", participantId("demo", ana))).toBeDefined();
    expect((await post("action=erase&sure=yes")).body).toContain("Everything is removed");
    expect((await post("action=erase&sure=yes")).statusCode).toBe(410);
  });
});
