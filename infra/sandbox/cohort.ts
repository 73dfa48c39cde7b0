import { formSigns } from "./form-signs.ts";
import { seededNumbers } from "./random.ts";
import type { Sandbox } from "./sandbox.ts";

/** Somebody who is about to sign up. All of them are invented. */
export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly role: "mentee" | "mentor";
  readonly stage: string;
  readonly topics: readonly string[];
  readonly zone: string;
  readonly lang: "en-US" | "en-GB" | "fr";
}

export interface Cohort {
  readonly mentees: Newcomer[];
  readonly mentors: Newcomer[];
}

const given = (
  "Amara Noor Beatriz Kofi Mei-Ling Tomás Aisha Rohan Ingrid Dao Yusuf Clémence Mateo Leilani Oluwaseun Hana Gareth " +
  "Soraya Emeka Freya Diego Anjali Quentin Thandiwe Bilal Saoirse Ximena Jin-Woo Marisol Tariq Élodie Kwame Priya " +
  "Lachlan Nadia Zoë Ravi Camille Adaeze Henrik Farah Dashiell Linh Mariam Caleb Yuki Imani Théo"
).split(" ");
const family = (
  "Okafor Delgado Lindqvist Nguyen Abernathy Rahman Castellanos Moreau Kim Whitfield Adeyemi Petrov Sato Haddad " +
  "O’Connell Mbeki Fontaine Iyer Vasquez Thornbury Bianchi Osei Larsen Chaudhry Beaumont Kealoha Novak Tremblay " +
  "Achebe Romero Hughes Yamada Farouk Santangelo Mwangi Pellerin Ashworth Goldberg Tran Esposito Banerjee Kowalski " +
  "Duarte Nakamura Sinclair Bekele Marchand Redfeather"
).split(" ");

/** Where people live and what they read. Weights: most American, some British, some reading French. */
const homes = [
  { zone: "America/New_York", lang: "en-US", weight: 46 },
  { zone: "America/Los_Angeles", lang: "en-US", weight: 30 },
  { zone: "Europe/London", lang: "en-GB", weight: 14 },
  { zone: "America/New_York", lang: "fr", weight: 6 },
  { zone: "Europe/London", lang: "fr", weight: 4 },
] as const;
const byWeight = homes.flatMap((home) => Array.from({ length: home.weight }, () => home));
const menteeStages = ["student", "student", "student", "resident", "new-practitioner"];
const mentorStages = ["practitioner", "leader", "practitioner", "new-practitioner"];
const topics = (
  "clinical-practice ambulatory-care oncology paediatrics informatics data interoperability leadership teaching " +
  "research policy industry community residency career-change"
).split(" ");

/** A cohort of so many people: the same for the same seed, and no two of the same name. */
export function sampleCohort(size: { mentees: number; mentors: number; seed: number }): Cohort {
  const next = seededNumbers(size.seed);
  const below = (count: number) => Math.floor(next() * count);
  const most = given.length * family.length;
  if (size.mentees + size.mentors > most) throw new RangeError(`There are names for ${most} people only.`);
  const used = new Set<string>();

  function name(): string {
    for (;;) {
      const found = `${given[below(given.length)]} ${family[below(family.length)]}`;
      if (used.size < most && used.has(found)) continue;
      used.add(found);
      return found;
    }
  }
  function person(role: Newcomer["role"]): Newcomer {
    const full = name();
    const { zone, lang } = byWeight[below(byWeight.length)] ?? homes[0];
    const stages = role === "mentee" ? menteeStages : mentorStages;
    const wanted = 1 + below(3);
    const chosen = new Set<string>();
    while (chosen.size < wanted) chosen.add(topics[below(topics.length)] ?? "residency");
    const stage = stages[below(stages.length)] ?? "student";
    return { name: full, email: addressOf(full, below(3) === 0), role, stage, topics: [...chosen], zone, lang };
  }
  const people = (count: number, role: Newcomer["role"]) => Array.from({ length: count }, () => person(role));
  return { mentees: people(size.mentees, "mentee"), mentors: people(size.mentors, "mentor") };
}

/** Addresses under domains nobody can own (RFC 2606). */
function addressOf(name: string, org: boolean): string {
  const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return `${plain.replaceAll(/[^a-z]+/g, ".")}@example.${org ? "org" : "net"}`;
}

/** Fills in the sign-up form. */
export async function signUp({ url }: Pick<Sandbox, "url">, newcomer: Newcomer): Promise<void> {
  const { lang, ...fields } = newcomer;
  const form = new URLSearchParams({ ...fields, topics: "", consent: "yes" });
  form.delete("topics");
  for (const topic of newcomer.topics) form.append("topics", topic);
  const address = `${url}/join/demo?lang=${lang}`;
  // As a browser does: without, most of a cohort that joins at once would be held.
  for (const [name, value] of Object.entries(await formSigns(address))) form.set(name, value);
  await pressed(address, form);
}

/** Presses a button of a page. @throws when the page answers with a problem. */
export async function pressed(url: string, fields: URLSearchParams | Record<string, string>): Promise<unknown> {
  const body = new URLSearchParams(fields);
  const response = await fetch(url, { method: "POST", body, headers: { accept: "application/json" } });
  const text = await response.text();
  if (!response.ok) throw new Error(`POST ${new URL(url).pathname.split("/")[1]} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

/** The links of one purpose (`confirm`, `respond`, …) in a mail, each once. */
export function linksIn(mail: { readonly text: string }, purpose: string): string[] {
  const links = mail.text.match(/https?:\/\/\S+/g) ?? [];
  return [...new Set(links.filter((link) => link.includes(`/${purpose}/`)))];
}

/** Presses the button behind the link of the confirmation mail. */
export async function confirm(sandbox: Sandbox, { email }: Newcomer): Promise<void> {
  const mails = await sandbox.messages(email);
  const link = mails.flatMap((mail) => linksIn(mail, "confirm")).at(-1);
  if (link === undefined) throw new Error(`${email} got no mail to confirm by.`);
  await pressed(link, {});
}
