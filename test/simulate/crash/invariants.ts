import type { Item } from "#shared/adapters/dynamo/items.ts";
import type { Message } from "#shared/domain/message.ts";
import { isFinal } from "#shared/ledger/message-states.ts";
import { everything } from "#shared/usecases/everything.ts";
import type { Life } from "./scene.ts";

/** What is wrong at the end of a life by itself, whatever happened in it: nothing, if the product keeps its word. */
export async function violationsIn(life: Life): Promise<string[]> {
  return [...(await ledgerOf(life)), ...(await peopleOf(life)), ...(await pairsOf(life)), ...pagesOf(life)];
}

/** Mail: accepted at most once, and the record says what happened; unfinished exactly when in the due index, and not overdue. */
async function ledgerOf({ store, mailer, now, scene }: Life): Promise<string[]> {
  const wrong: string[] = [];
  const before = new Set(nouns(scene.items, "message").map(({ id, state }) => (state === "SENT" ? id : "")));
  const indexed = new Set<string>();
  for await (const id of store.everyDue()) indexed.add(id);
  const hourAgo = now().subtract({ hours: 2 }).toString();
  for await (const message of store.everyMessage()) {
    const { id, kind, state, history, nextActionAt } = message;
    if (before.has(id)) continue;
    const say = (what: string) => wrong.push(`${kind} ${id} ${state}: ${what}`);
    const accepted = mailer.taken.filter((letter) => letter.message === id).length;
    if (accepted > 1) say(`accepted ${accepted} times`);
    if (accepted > 0 !== (state === "SENT")) say(`accepted ${accepted} times`);
    if (isFinal(state) === indexed.has(id)) say("due index disagrees");
    if (nextActionAt !== undefined && nextActionAt < hourAgo) say(`nobody acted at ${nextActionAt}`);
    if (!isChain(history, state)) say(`history ${history.map(({ to }) => to).join(" ")}`);
  }
  return wrong;
}

function isChain(history: Message["history"], state: Message["state"]): boolean {
  const linked = history.every(({ from }, index) => index === 0 || from === history[index - 1]?.to);
  return linked && history.at(-1)?.to === state;
}

/** No person without the claim to their address, and no claim that is nobody's. */
async function peopleOf({ store, ports }: Life): Promise<string[]> {
  const people = nouns(store.everyItem(), "person");
  const claims = nouns(store.everyItem(), "email");
  const hashes = new Map<string, string>();
  for (const { id, email, second } of people)
    for (const one of [email, second])
      if (typeof one === "string") hashes.set(await ports.addresses.hash(one), String(id));
  const claimed = new Map(claims.map(({ id, person }) => [String(id), String(person)]));
  return [
    ...[...hashes].flatMap(([hash, id]) => (claimed.get(hash) === id ? [] : [`person ${id} without a claim`])),
    ...[...claimed].flatMap(([hash, id]) => (hashes.get(hash) === id ? [] : [`claim of ${id} without a person`])),
    ...nouns(store.everyItem(), "participant").flatMap(({ id, person }) =>
      people.some((one) => one["id"] === person) ? [] : [`participant ${id} is nobody`],
    ),
  ];
}

/** A running mentorship stands with both participants and in the mentor's load, never beyond their places; else nowhere. */
async function pairsOf({ store, ports }: Life): Promise<string[]> {
  const wrong: string[] = [];
  const stands = (where: string, owner: string, ids: unknown, expected: readonly string[]) => {
    const found = Array.isArray(ids) ? ids.map(String) : [];
    if ([...found].sort().join() !== [...expected].sort().join()) wrong.push(`${where} of ${owner} holds ${found}`);
  };
  const active = await everything(ports, "mentorship", "demo", "active");
  const present = (person: unknown, role?: string) =>
    active
      .filter(({ members }) =>
        members.some((one) => one.person === person && one.until === undefined && (!role || one.role === role)),
      )
      .map(({ id }) => id);
  for (const { id, person, mentorships } of nouns(store.everyItem(), "participant"))
    stands("participant", String(id), mentorships, present(person));
  for (const { id, places, mentorships } of nouns(store.everyItem(), "load")) {
    stands("load", String(id), mentorships, present(id, "mentor"));
    if (Array.isArray(mentorships) && mentorships.length > Number(places)) wrong.push(`${id} is over capacity`);
  }
  return [...wrong, ...proposalsOf(store.everyItem(), active.length)];
}

/** Every accepted suggestion has become a mentorship, which both sides' audits tell of once. */
function proposalsOf(items: readonly Item[], active: number): string[] {
  const accepted = nouns(items, "proposal").filter(({ state }) => state === "accepted").length;
  const ended = nouns(items, "mentorship").filter(({ state }) => state === "ended").length;
  const activated = nouns(items, "audit").filter(({ did }) => did === "activated").length;
  return accepted === active + ended && activated === accepted
    ? []
    : [`${accepted} accepted, ${active} active, ${ended} ended, ${activated} times activated`];
}

/** Whoever tried something has read in the end what came of it. */
function pagesOf({ pages, scene }: Life): string[] {
  return Object.entries(scene.pages ?? {}).flatMap(([what, expected]) =>
    pages[what] === `200 ${expected}` || pages[what] === `202 ${expected}` || pages[what] === expected
      ? []
      : [`page of ${what}: ${pages[what]}`],
  );
}

const nouns = (items: readonly Item[], noun: string) => items.filter((item) => item["noun"] === noun);
