import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

let almanac: Almanac;
let client: DynamoDBClient;
/** The programme's contact for concerns. */
const safe = "safe@society.example";
const secret = "Zephyrine-words nobody else may read";
const html = { accept: "text/html" };

beforeAll(async () => {
  almanac = await startAlmanac("2026-08-03T12:00:00Z");
  client = new DynamoDBClient({
    ...{ endpoint: almanac.sandbox.endpoint, region: "us-east-1" },
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const mentees = ["Zephyrine Quill", "Tom Stays"].map((name) => ({ name }));
  await almanac.pair([{ name: "Una Mentor" }], mentees);
  await almanac.settle();
});
afterAll(async () => {
  client?.destroy();
  await almanac?.sandbox.stop();
});

/** Every item of the table, raw: nothing of the product stands between. */
async function rawTable(): Promise<Record<string, unknown>[]> {
  const [TableName = ""] = almanac.sandbox.tables;
  const items: Record<string, unknown>[] = [];
  const documents = DynamoDBDocumentClient.from(client);
  for await (const page of paginateScan({ client: documents }, { TableName, ConsistentRead: true }))
    items.push(...(page.Items ?? []));
  return items;
}

describe("privacy", () => {
  it("O11: a concern reaches the programme's contact without a word of it, and a coordinator reads and closes it", async () => {
    const [programme] = await almanac.coordinator("GET", "/admin/programmes").then((answer) => itemsOf(answer));
    const { id: _, version: _version, ...settings } = programme ?? {};
    await almanac.coordinator("PUT", "/admin/programmes/demo", { ...settings, safeContact: safe });
    const page = await (await fetch(`${almanac.sandbox.url}/concern/demo`, { headers: html })).text();
    expect(page).toContain(safe);
    const contact = almanac.address("Zephyrine Quill");
    const response = await almanac.post(`${almanac.sandbox.url}/concern/demo`, { text: secret, contact });
    expect(response.status).toBe(202);
    await almanac.settle();
    const [mail, ...more] = await almanac.sandbox.messages(safe);
    expect(more).toEqual([]);
    expect(mail?.subject).toContain("A concern waits");
    expect(`${mail?.text} ${mail?.html}`).not.toContain("Zephyrine");
    const concerns = itemsOf(await almanac.coordinator("GET", "/admin/programmes/demo/concerns?state=open"));
    expect(concerns).toMatchObject([{ text: secret, contact, state: "open" }]);
  });

  it("O10: wherever people write freely they are asked to write nothing about patients", async () => {
    const me = await almanac.linkIn("Zephyrine Quill", "me");
    for (const url of [`${me}/goals`, `${me}/profile`, `${almanac.sandbox.url}/concern/demo`]) {
      const { document } = parseHTML(await (await fetch(url, { headers: html })).text());
      const free = [...document.querySelectorAll("textarea,input[name=work]")];
      expect(free.length, url).toBeGreaterThan(0);
      for (const field of free) {
        const hints = (field.getAttribute("aria-describedby") ?? "")
          .split(" ")
          .map((id) => document.getElementById(id));
        expect(hints.map((hint) => hint?.textContent).join(" "), url).toContain("nothing about patients");
      }
    }
  });

  it("M6: a person reads what they were sent and why, and saves everything as JSON and CSV", async () => {
    const link = await almanac.linkIn("Zephyrine Quill", "me");
    const page = await (await fetch(`${link}/privacy`, { headers: html })).text();
    expect(page).toContain("Introduction to each other");
    expect(page).toContain("Sent. You both said yes.");
    for (const format of ["json", "csv"]) {
      const file = await fetch(`${link}/export?format=${format}`);
      expect(file.headers.get("content-disposition")).toMatch(
        new RegExp(`^attachment; filename="almanac-2026-08-\\d\\d\\.${format}"$`),
      );
      const text = await file.text();
      expect(text).toContain("Zephyrine Quill");
      expect(text).not.toMatch(/Una|Tom Stays/);
    }
  });

  it("T1: erasing leaves not a byte in the raw table or the log, stops all mail and kills the link", async () => {
    const link = await almanac.linkIn("Zephyrine Quill", "me");
    const before = (await rawTable()).filter(({ noun }) => noun === "audit").length;
    expect(JSON.stringify(await rawTable())).toContain("Zephyrine");
    expect((await almanac.post(`${link}/privacy`, { action: "erase" })).status).toBe(400);
    const done = await almanac.post(`${link}/privacy`, { action: "erase", sure: "yes" }, html);
    expect(done.status).toBe(200);
    expect(await done.text()).toContain("Everything is removed");
    await almanac.settle();

    const table = await rawTable();
    expect(JSON.stringify(table)).not.toMatch(/zephyrine/i);
    expect(table.filter(({ noun }) => noun === "audit").length).toBeGreaterThan(before);
    expect(JSON.stringify(almanac.sandbox.logs())).not.toMatch(/zephyrine/i);
    for (const path of ["", "/privacy", "/export"]) expect((await fetch(`${link}${path}`)).status).toBe(410);

    const ended = (await almanac.mailsTo("Una Mentor")).filter(({ subject }) => /ended/i.test(subject));
    expect(ended).toHaveLength(1);
    const mails = (await almanac.mailsTo("Zephyrine Quill")).length;
    await almanac.sandbox.advance("P60D");
    expect(await almanac.mailsTo("Zephyrine Quill")).toHaveLength(mails);
    expect(JSON.stringify(await rawTable())).not.toMatch(/zephyrine/i);
    expect((await rawTable()).filter(({ noun }) => noun === "erasure")).toEqual([]);
    expect((await almanac.mailsTo("Tom Stays")).length).toBeGreaterThan(1);
  });

  it("T1: who was erased may sign up again", async () => {
    await almanac.join({ name: "Zephyrine Quill" });
    const people = (await rawTable()).filter(({ noun }) => noun === "person");
    expect(people).toContainEqual(expect.objectContaining({ name: "Zephyrine Quill", addressState: "confirmed" }));
  });
});

function itemsOf(answer: unknown): Record<string, unknown>[] {
  const items: unknown = typeof answer === "object" && answer !== null && "items" in answer ? answer.items : undefined;
  return Array.isArray(items) ? items : [];
}
