import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { buildApp } from "#infra/app.ts";
import { approve, loadSample, mentorsToVet } from "#infra/sandbox/sample.ts";
import { type Sandbox, startSandbox } from "#infra/sandbox/sandbox.ts";
import { openBrowser } from "../../support/chromium.ts";

/** Renews the README's pictures, from the sample cohort a fresh `npm start` stands with. */
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..", "..");
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** The latest mail whose text has a link for this purpose, and the link. */
async function mailWith(sandbox: Sandbox, purpose: string, about = /./) {
  const mails = (await sandbox.messages()).filter(
    ({ text, subject }) => about.test(subject) && text.includes(`/${purpose}/`),
  );
  const mail = mails.at(-1);
  const link = mail?.text.match(new RegExp(`http:\\S+/${purpose}/\\S+`))?.[0];
  if (mail === undefined || link === undefined) throw new Error(`No mail has a link to ${purpose}`);
  return { id: mail.id, link };
}

async function picture(page: Page, name: string, url: string, fullPage = false): Promise<void> {
  await page.goto(url);
  await page.screenshot({ path: join(here, `${name}.png`), fullPage });
  say(`  ${name}.png`);
}

async function main(): Promise<void> {
  const assembly = mkdtempSync(join(tmpdir(), "almanac-"));
  buildApp({ outdir: assembly, checked: false }).synth();
  const sandbox = await startSandbox({
    assembly,
    start: "2026-08-03T12:00:00Z",
    seed: 1,
    prepare: (prepared) => loadSample(prepared, { empty: false }),
  });
  const phone = await openBrowser({ script: false });
  const desk = await openBrowser({ width: 1100, height: 800 });
  try {
    const [small, wide] = [await phone.newPage(), await desk.newPage()];
    await picture(small, "join", `${sandbox.url}/join/demo`);
    await picture(small, "join-fr", `${sandbox.url}/join/demo?lang=fr`);
    await picture(wide, "join-wide", `${sandbox.url}/join/demo`);
    await picture(small, "confirm", (await mailWith(sandbox, "confirm")).link);
    await picture(small, "suggestion", (await mailWith(sandbox, "respond")).link);
    await sandbox.advance({ to: "2026-09-15T18:00:00Z" });
    const prompt = await mailWith(sandbox, "answer", /CV/);
    await picture(wide, "prompt", `${sandbox.url}/_sandbox/messages/${prompt.id}`);
    await picture(small, "answer", prompt.link);
    await picture(small, "prompt-phone", `${sandbox.url}/_sandbox/messages/${prompt.id}`);
    const me = (await mailWith(sandbox, "me", /CV/)).link;
    await picture(small, "me", me);
    // The last mentor to be vetted has room for those who look for one.
    for (const person of await mentorsToVet(sandbox)) await approve(sandbox, person, 2);
    for (const part of ["profile", "goals", "mentors", "privacy"]) await picture(small, part, `${me}/${part}`);
    await picture(wide, "sandbox", `${sandbox.url}/_sandbox`);
    const year = join(root, "out", "year.html");
    if (existsSync(year)) await picture(wide, "year", pathToFileURL(year).href);
    else say("  year.png stays as it is: run `npm run year` first to renew it");
  } finally {
    await Promise.all([phone.close(), desk.close()]);
    await sandbox.stop();
  }
}

await main();
