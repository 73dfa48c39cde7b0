import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/chromium.ts";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

let almanac: Almanac;
const browsers: BrowserContext[] = [];
const foreign: string[] = [];
const refused: string[] = [];

beforeAll(async () => {
  almanac = await startAlmanac("2026-08-04T12:00:00Z");
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await almanac?.sandbox.stop();
});

async function aPage(script: boolean): Promise<Page> {
  const browser = await openBrowser({ script });
  browsers.push(browser);
  const page = await browser.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith(almanac.sandbox.url)) foreign.push(request.url());
  });
  // That a form was refused is no fault of the page.
  page.on("console", (message) => message.text().includes("status of 400") || refused.push(message.text()));
  page.on("pageerror", (error) => refused.push(String(error)));
  return page;
}

async function fillIn(page: Page, name: string): Promise<void> {
  await page.goto(`${almanac.sandbox.url}/join/demo`);
  await page.fill("input[name=name]", name);
  await page.fill("input[name=email]", almanac.address(name));
  await page.check("input[name=role][value=mentee]");
  await page.selectOption("select[name=stage]", "student");
  await page.locator("select[name=topics]").first().selectOption("oncology");
  await page.check("input[name=consent]");
}

async function press(page: Page): Promise<string> {
  await page.click("main form button");
  await page.waitForSelector("text=inbox");
  await almanac.settle();
  return (await page.textContent("main")) ?? "";
}

/** Programs that post the eight fields until nothing more is mailed in this hour. */
async function flood(): Promise<void> {
  const fields = { name: "F", role: "mentee", stage: "student", topics: "data", zone: "UTC", consent: "yes" };
  for (let index = 0; index < 166; index++) {
    const email = `flood.${index}.${almanac.sandbox.now().getTime()}@example.net`;
    const response = await almanac.post(`${almanac.sandbox.url}/join/demo`, { ...fields, email });
    expect(response.status).toBe(202);
  }
  await almanac.settle();
}

describe("the front door", () => {
  it("T2: during a flood a browser solves the riddle by itself, and its person is mailed", async () => {
    await flood();
    expect((await almanac.sandbox.messages()).length).toBe(160);
    const page = await aPage(true);
    await fillIn(page, "Scripted One");
    await press(page);
    expect(await almanac.mailsTo("Scripted One")).toHaveLength(1);
    expect(await page.locator("[name=website]").count()).toBe(0);
  });

  it("T2: pressing the button before the riddle is solved waits for it, and sends once", async () => {
    const page = await aPage(true);
    await fillIn(page, "Hasty Two");
    await page.reload();
    await page.evaluate(
      ([email]) => {
        const set = (name: string, value: string) => {
          const field = document.querySelector(`[name=${name}]`);
          if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
        };
        for (const [name, value] of Object.entries({ name: "Hasty", email: email ?? "", stage: "student" }))
          set(name, value);
        set("topics", "data");
        for (const box of document.querySelectorAll("[name=role][value=mentee],[name=consent]"))
          if (box instanceof HTMLInputElement) box.checked = true;
        document.querySelector("main form button")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      },
      [almanac.address("Hasty Two")],
    );
    await page.waitForSelector("text=inbox");
    await almanac.settle();
    expect(await almanac.mailsTo("Hasty Two")).toHaveLength(1);
  });

  it("T2: without JavaScript the same page holds them once that lane is full, and a coordinator lets them in", async () => {
    const page = await aPage(false);
    // What people without JavaScript may send in an hour from here is used up first.
    for (let index = 0; index < 17; index++) {
      const form = await (await fetch(`${almanac.sandbox.url}/join/demo`, { headers: { accept: "text/html" } })).text();
      const [, stamp = ""] = form.match(/name="stamp" value="([^"]+)"/) ?? [];
      await almanac.sandbox.advance("PT10S");
      const fields = { name: "P", role: "mentee", stage: "student", topics: "data", zone: "UTC", consent: "yes" };
      await almanac.post(`${almanac.sandbox.url}/join/demo`, {
        ...fields,
        email: `patient.${index}@example.net`,
        stamp,
      });
    }
    await fillIn(page, "Plain Three");
    await almanac.sandbox.advance("PT10S");
    const told = await press(page);
    expect(told).toMatch(/inbox/);
    expect(await almanac.mailsTo("Plain Three")).toEqual([]);
    const held = await almanac.participants("held");
    const latest =
      held
        .map(({ person, createdAt }) => `${String(createdAt)} ${String(person)}`)
        .sort()
        .at(-1) ?? "";
    const path = `/admin/programmes/demo/participants/${latest.split(" ")[1]}/release`;
    expect(await almanac.coordinator("POST", path)).toMatchObject({ state: "unconfirmed" });
    await almanac.settle();
    await page.goto(await almanac.linkIn("Plain Three", "confirm"));
    await page.click("main form button");
    expect(await page.textContent("main")).toMatch(/thank you|confirmed|you are in/i);
  });

  it("T2: a program that fills in every field it finds gets nothing", async () => {
    const waiting = async () =>
      (await almanac.participants("held")).length + (await almanac.participants("unconfirmed")).length;
    const before = await waiting();
    const page = await aPage(true);
    await fillIn(page, "Robot Four");
    await page.locator("input[name=website]").evaluate((field) => {
      if (field instanceof HTMLInputElement) field.value = "https://spam.example";
    });
    expect(await page.locator("input[name=website]").isVisible()).toBe(false);
    expect(await press(page)).toMatch(/inbox/);
    expect(await almanac.mailsTo("Robot Four")).toEqual([]);
    expect(await waiting()).toBe(before);
  });

  it("T2: sends the link to one's own page to who asks for it, and opens it", async () => {
    await almanac.sandbox.advance("PT2H");
    const page = await aPage(true);
    await page.goto(`${almanac.sandbox.url}/join/demo`);
    await page.click("main a[href*='/my-page/']");
    await page.fill("input[name=email]", "not an address");
    await page.click("main form button");
    await page.waitForSelector("[aria-invalid=true]");
    await page.fill("input[name=email]", almanac.address("Plain Three"));
    await press(page);
    const mail = (await almanac.mailsTo("Plain Three")).at(-1);
    expect(mail?.subject).toContain("link to your page");
    await page.goto(await almanac.linkIn("Plain Three", "me"));
    expect(await page.textContent("main")).toContain("Plain Three");
  });

  it("J1: an invitation opens the form filled in, and lets its person through a flood", async () => {
    await flood();
    const email = almanac.address("Known Five");
    const body = { name: "Known Five", email, role: "mentor", stage: "leader", topics: ["data"], zone: "Europe/Paris" };
    const { link } = Object(await almanac.coordinator("POST", "/admin/programmes/demo/invitations", body));
    const page = await aPage(false);
    await page.goto(String(link));
    expect(await page.inputValue("input[name=email]")).toBe(email);
    expect(await page.inputValue("select[name=zone]")).toBe("Europe/Paris");
    await page.check("input[name=consent]");
    await press(page);
    expect(await almanac.mailsTo("Known Five")).toHaveLength(1);
  });

  it("T2: runs nothing but its own script, and asks nothing of any other server", () => {
    expect([foreign, refused]).toEqual([[], []]);
  });
});
