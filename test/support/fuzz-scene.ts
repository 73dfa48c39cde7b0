import { simpleParser } from "mailparser";
import { expect } from "vitest";
import { type RouteName, routes } from "#shared/contracts/routes.ts";
import type { LinkPurpose } from "#shared/usecases/ports.ts";
import { aMentee, aMentor, pairAll, runRound, tokenFor } from "./people.ts";
import { type World, world } from "./world.ts";

/** Where a link of a route leads: the first part of its path. */
const opens: Readonly<Record<string, LinkPurpose>> = {
  ...{ confirm: "confirm", respond: "respond", answer: "answer", me: "me" },
  ...{ feed: "feed", unsubscribe: "unsubscribe", address: "address" },
};

/** The parameters of a route's path: API Gateway hands on no others. */
export function parametersOf(route: RouteName): string[] {
  return [...routes[route].path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}

/** A programme in the middle of its year, with links and ids a request may use. */
export async function aScene() {
  const here = await world();
  await aMentor(here, "Kim", { places: 1 });
  const ana = await aMentee(here, "Ana");
  await pairAll(here);
  const bea = await aMentee(here, "Bea");
  await aMentor(here, "Lou", { places: 1 });
  await runRound(here);
  const people = [ana, bea];
  const ids = (noun: string) =>
    here.store.everyItem().flatMap((item) => (item["noun"] === noun ? [String(item["id"])] : []));
  const tokens = new Map<string, string[]>();
  for (const purpose of Object.values(opens)) {
    const made = people.flatMap((person) =>
      subjectsOf(purpose, person, ids).map((subject) => tokenFor(here, purpose, person, subject)),
    );
    tokens.set(purpose, await Promise.all(made));
  }
  let read = 0;
  return {
    here,
    /** A value for each parameter of a route's path that leads somewhere; `turn` chooses among them. */
    parameters(route: RouteName, turn: number): Record<string, string> {
      const of = (list: readonly string[]) => list[turn % Math.max(1, list.length)] ?? "";
      const purpose = opens[routes[route].path.split("/")[1] ?? ""];
      const known: Record<string, string> = {
        ...{ programme: "demo", token: of(tokens.get(purpose ?? "") ?? []), person: of(ids("person")) },
        ...{ round: of(ids("round")), concern: of(ids("concern")), keyDate: "midyear", book: "ashp-student@1" },
        ...{ job: of(jobs), run: of(ids("jobRun")) },
      };
      return Object.fromEntries(parametersOf(route).map((name) => [name, known[name] ?? ""]));
    },
    /** How often anything was written. */
    writes: () => here.store.commits(),
    /** Sends what is to be sent, and looks at every new letter as it lies in the mail. */
    async sendAndLook(): Promise<number> {
      await here.deliver();
      const letters = here.mailer.taken.slice(read);
      read += letters.length;
      for (const letter of letters) await look(letter);
      return letters.length;
    },
  };
}

/** What a link we sign for this purpose may be about. */
function subjectsOf(purpose: LinkPurpose, person: string, ids: (noun: string) => string[]): string[] {
  switch (purpose) {
    case "confirm":
      return [`demo.${person}`];
    case "respond":
      return ids("proposal");
    case "answer":
      return ["cv-review.2026", "midyear-plan.2026", "fit-check.2026", "cv-review.2020"];
    case "address":
      return [`demo.${person}`, `stop.demo.${person}`];
    default:
      return [""];
  }
}

const jobs = ["match", "plan", "dispatch", "reconcile", "housekeeping"];

async function look({ to, mime }: World["mailer"]["taken"][number]): Promise<void> {
  const { headers, to: shown } = await simpleParser(Buffer.from(mime));
  for (const name of ["bcc", "cc", "x-injected"]) expect(headers.has(name), name).toBe(false);
  const addressees = [shown].flat().flatMap((one) => one?.value ?? []);
  expect(addressees.map(({ address }) => address)).toEqual([to]);
  const head = Buffer.from(mime).toString().split("\r\n\r\n", 1).join("");
  const names = [...head.matchAll(/^([\w-]+):/gm)].map(([, name = ""]) => name.toLowerCase());
  expect(names.filter((name) => !["mime-version", "content-type"].includes(name) && count(names, name) > 1)).toEqual(
    [],
  );
  expect(names.filter((name) => !allowed.has(name))).toEqual([]);
}

const count = (list: readonly string[], one: string) => list.filter((other) => other === one).length;
const allowed = new Set([
  ...["from", "to", "subject", "date", "message-id", "reply-to", "mime-version", "content-type"],
  ...["content-transfer-encoding", "content-language", "auto-submitted", "in-reply-to", "references"],
  ...["list-unsubscribe", "list-unsubscribe-post", "x-auto-response-suppress", "feedback-id", "content-disposition"],
]);
