import * as z from "zod";
import { openBrowser } from "../../support/chromium.ts";
import { type Almanac, startAlmanac } from "./almanac.ts";

const Worded = z.object({ id: z.string(), words: z.string() });
const Goals = z.object({
  outcome: z.string(),
  goals: z.array(Worded.extend({ state: z.string(), earlier: z.array(Worded.omit({ id: true })) })),
  suggested: z.array(z.object({ id: z.string(), suggestions: z.array(Worded) })),
  mentees: z.array(
    z.object({
      name: z.string(),
      need: z.string().nullable(),
      goals: z.array(Worded),
      suggested: z.array(z.unknown()),
    }),
  ),
  agreements: z.array(z.object({ mentorship: z.string(), state: z.string(), number: z.number() })),
});
const Me = z.object({
  year: z.array(z.object({ key: z.string(), date: z.string(), state: z.string(), reason: z.string() })),
  mentorships: z.array(z.object({ id: z.string() })),
});
/** What people see on their own pages and in their mail, and what they press there. */
export function ownPages(almanac: Almanac) {
  const json = { headers: { accept: "application/json" } };
  const goalsLink = async (name: string) => {
    const links = (await almanac.mailsTo(name)).flatMap(({ text }) => text.match(/http:\S+\/goals(?=\s)/g) ?? []);
    return links[0] ?? "";
  };
  const look = async (name: string) => Goals.parse(await (await fetch(await goalsLink(name), json)).json());
  const act = async (name: string, fields: Record<string, string>) =>
    Goals.parse(await (await almanac.post(await goalsLink(name), fields)).json());
  const meLink = async (name: string) => (await goalsLink(name)).replace(/\/goals$/, "");
  const me = async (name: string) => Me.parse(await (await fetch(await meLink(name), json)).json());
  const entries = async (name: string, key: string) => (await me(name)).year.filter((one) => one.key === key);
  const mails = async (name: string, words: string) =>
    (await almanac.mailsTo(name)).filter(({ subject, text }) => `${subject}\n${text}`.includes(words));
  return { goalsLink, look, act, meLink, me, entries, mails };
}

/** Two pairs in the middle of August, their pages, and a browser without JavaScript to open them in. */
export async function twoPairs() {
  const almanac = await startAlmanac("2026-08-04T12:00:00Z");
  const mentors = [
    { name: "Max Mentor", topics: ["oncology"], zone: "America/Los_Angeles" },
    { name: "Mia Mentor", topics: ["data"] },
  ];
  const mentees = [
    { name: "Ann One", topics: ["oncology"], zone: "America/New_York" },
    { name: "Cat Three", topics: ["data"] },
  ];
  await almanac.pair(mentors, mentees);
  const browser = await openBrowser({ script: false });
  const page = await browser.newPage();
  const stop = async () => {
    await browser.close();
    await almanac.sandbox.stop();
  };
  return { almanac, page, here: ownPages(almanac), stop };
}
