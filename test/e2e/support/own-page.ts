import * as z from "zod";
import type { Almanac } from "./almanac.ts";

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
