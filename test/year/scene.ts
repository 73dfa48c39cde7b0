import { createHash } from "node:crypto";
import * as z from "zod";
import { type Cohort, linksIn, type Newcomer, pressed } from "#infra/sandbox/cohort.ts";
import type { Sandbox } from "#infra/sandbox/sandbox.ts";

/** Something somebody did, at an instant of the year. */
export interface Deed {
  readonly at: string;
  /** The address of who did it; `coordinator` for the society's people. */
  readonly who: string;
  readonly did: string;
  readonly what: string;
}

type Inbox = Awaited<ReturnType<Sandbox["messages"]>>;
export type Mail = Inbox[number];

const Me = z.object({
  mentorships: z.array(z.object({ id: z.string(), with: z.array(z.string()) })),
  places: z.number().nullable(),
});

/** Where the year takes place: the people, what they decide, what they did, and what is still to come. */
export type Scene = ReturnType<typeof setScene>;

/** Everything people decide follows from the seed and from who they are, never from the order they are asked in. */
export function setScene(sandbox: Sandbox, cohort: Cohort, seed: number) {
  const diary: Deed[] = [];
  const agenda: { at: string; run: () => Promise<void> }[] = [];
  const people = new Map([...cohort.mentors, ...cohort.mentees].map((one) => [one.email, one]));
  const facts = new Map<string, string>();

  /** A number in [0, 1), always the same for the same person and question. */
  function chance(who: string, question: string): number {
    const digest = createHash("sha256")
      .update(JSON.stringify([seed, who, question]))
      .digest();
    return digest.readUInt32BE(0) / 2 ** 32;
  }

  function note(who: string, did: string, what = ""): void {
    diary.push({ at: sandbox.now().toISOString(), who, did, what });
  }

  /** The person's own page, by the link in the latest of their mails that has one. */
  async function ownPage({ email }: Newcomer): Promise<string | undefined> {
    return (await sandbox.messages(email)).flatMap((mail) => linksIn(mail, "me")).at(-1);
  }

  return {
    sandbox,
    cohort,
    people,
    diary,
    chance,
    note,
    /** People in an order of the seed's making, a different one for each question. */
    shuffled: (list: readonly Newcomer[], question: string) =>
      list.toSorted((one, other) => chance(one.email, question) - chance(other.email, question)),
    /** Has something done at an instant. */
    later: (at: string, run: () => Promise<void>) => void agenda.push({ at, run }),
    /** What is next; what was put down first comes first. */
    next() {
      const first = agenda.reduce(
        (one, other) => (other.at < one.at ? other : one),
        agenda[0] ?? { at: "9", run: nothing },
      );
      const index = agenda.indexOf(first);
      if (index >= 0) agenda.splice(index, 1);
      return index < 0 ? undefined : first;
    },
    fact: (who: string, fact: string) => facts.get(`${who} ${fact}`),
    /** Remembers an answer to a question of fact. */
    told(who: string, fact: string, value: string) {
      facts.set(`${who} ${fact}`, value);
      note(who, "fact", `${fact}.${value}`);
    },
    async me(person: Newcomer) {
      const link = await ownPage(person);
      if (link === undefined) return undefined;
      return Me.parse(await (await fetch(link, { headers: { accept: "application/json" } })).json());
    },
    /** Changes one thing on the person's own page. */
    async change(person: Newcomer, fields: Record<string, string>): Promise<void> {
      const link = await ownPage(person);
      if (link === undefined) throw new Error(`${person.email} has no mail with a link to their own page.`);
      await pressed(link, fields);
    },
  };
}

const nothing = async () => undefined;

/** So many hours later. */
export function hoursAfter(at: string, hours: number): string {
  return new Date(Date.parse(at) + hours * 3_600_000).toISOString();
}
