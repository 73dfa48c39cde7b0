import { type Topic, topics } from "#shared/domain/participant.ts";
import {
  availabilities,
  disciplines,
  groups,
  type Profile,
  sectors,
  type TalkLanguage,
  valueNames,
  ways,
} from "#shared/domain/profile.ts";
import type { Draw } from "./draw.ts";

/** A field people gather around: the topics they choose, and where they work. */
export interface Cluster {
  readonly topics: readonly Topic[];
  readonly discipline: (typeof disciplines)[number];
  /** How such people like to work, from 1 to 5. */
  readonly leaning: number;
}

const clusters: readonly Cluster[] = [
  { topics: ["informatics", "data", "interoperability", "leadership"], discipline: "information", leaning: 2 },
  { topics: ["clinical-practice", "ambulatory-care", "residency", "oncology"], discipline: "clinical", leaning: 3 },
  { topics: ["residency", "career-change", "clinical-practice"], discipline: "clinical", leaning: 4 },
  { topics: ["oncology", "paediatrics", "research"], discipline: "research", leaning: 2 },
  { topics: ["leadership", "policy", "teaching"], discipline: "policy", leaning: 4 },
  { topics: ["community", "industry", "career-change"], discipline: "project", leaning: 3 },
];

/** A place people live in: its clock, and what is spoken there. */
export interface Home {
  readonly zone: string;
  readonly region: string;
  readonly tongue: TalkLanguage;
  /** How many read French first. */
  readonly french: number;
}

const homes: readonly Home[] = [
  { zone: "America/New_York", region: "Northeast", tongue: "en", french: 0 },
  { zone: "America/Chicago", region: "Midwest", tongue: "en", french: 0 },
  { zone: "America/Los_Angeles", region: "West", tongue: "en", french: 0 },
  { zone: "America/Denver", region: "Mountain", tongue: "es", french: 0 },
  { zone: "Europe/London", region: "England", tongue: "en", french: 0 },
  { zone: "Europe/Paris", region: "Île-de-France", tongue: "fr", french: 0.9 },
  { zone: "Africa/Nairobi", region: "Kenya", tongue: "sw", french: 0 },
  { zone: "Asia/Kolkata", region: "India", tongue: "hi", french: 0 },
  { zone: "Asia/Kathmandu", region: "Nepal", tongue: "hi", french: 0 },
  { zone: "Australia/Adelaide", region: "South Australia", tongue: "en", french: 0 },
];

/** Large fields are likelier than small ones. */
export const clusterOf = (draw: Draw): Cluster => draw.popular(clusters, 1.5);
/** Most live where most live. */
export const livesIn = (draw: Draw): Home => draw.popular(homes, 1.8);

/** One to three topics, as a rule of the field and the well-known ones first. */
export function topicsIn(cluster: Cluster, draw: Draw): Topic[] {
  const count = 1 + Math.floor(draw.next() * 3);
  const found = new Set<Topic>();
  while (found.size < count) found.add(draw.chance(0.8) ? draw.popular(cluster.topics, 1.6) : draw.one(topics));
  return [...found];
}

/** What they talk in: nearly everybody English, and the language of their home. */
export function languagesIn(home: Home, draw: Draw): TalkLanguage[] {
  const english: TalkLanguage[] = draw.chance(0.9) ? ["en"] : [];
  const home1: TalkLanguage[] = home.tongue !== "en" ? [home.tongue] : [];
  const other: TalkLanguage[] = draw.chance(0.1) ? ["es"] : [];
  const all = [...new Set([...english, ...home1, ...other])];
  return all.length === 0 ? ["en"] : all;
}

interface Someone {
  readonly person: string;
  readonly role: "mentee" | "mentor";
  readonly cluster: Cluster;
  readonly home: Home;
  readonly languages: readonly TalkLanguage[];
}

/** What somebody told of themselves: not all of it, as people do. */
export function aProfile({ person, role, cluster, home, languages }: Someone, draw: Draw): Profile {
  const told = <Part>(share: number, part: () => Part) => (draw.chance(share) ? part() : undefined);
  const institution = told(
    0.7,
    () => `${home.region} ${draw.one(["University", "General", "Health"])} ${number(draw)}`,
  );
  const values = told(0.7, () =>
    Object.fromEntries(valueNames.flatMap((name) => (draw.chance(0.9) ? [[name, step(cluster, draw)]] : []))),
  );
  return defined({
    id: person,
    version: 1,
    discipline: told(0.8, () => (draw.chance(0.7) ? cluster.discipline : draw.one(disciplines))),
    sector: told(0.7, () => draw.popular(sectors, 1.5)),
    region: told(0.8, () => home.region),
    institution,
    alone: told(0.2, () => true),
    languages: told(0.8, () => [...languages]),
    availability: told(0.5, () => draw.some(availabilities, 0.5)),
    offers: told(role === "mentor" ? 0.8 : 0.2, () => draw.some(ways, 0.6)),
    wants: told(role === "mentee" ? 0.8 : 0.2, () => draw.some(ways, 0.5)),
    topics: told(0.5, () => draw.some(topics, 0.12)),
    supports: told(role === "mentor" ? 0.4 : 0.1, () => draw.some(groups, 0.25)),
    lived: told(role === "mentee" ? 0.4 : 0.2, () => draw.some(groups, 0.2)),
    values,
    apart: told(0.03, () => [`${home.region} General ${number(draw)}`]),
  });
}

const number = (draw: Draw) => `${1 + Math.floor(draw.next() * 12)}`;

function step({ leaning }: Cluster, draw: Draw): number {
  return Math.min(5, Math.max(1, Math.round(leaning + (draw.next() + draw.next() - 1) * 3)));
}

/** The same profile without what was not told. */
function defined(profile: Profile): Profile {
  const told = Object.entries(profile).filter(([, value]) => value !== undefined);
  return { id: profile.id, version: profile.version, ...Object.fromEntries(told) };
}
