import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type Item, itemOf } from "#shared/adapters/dynamo/items.ts";
import { stages, topics } from "#shared/domain/participant.ts";
import { records } from "#shared/domain/records.ts";
import type { Put } from "#shared/usecases/ports.ts";
import { aMessage, aParticipant, aPerson } from "./builders.ts";

/** Items of one BatchWriteItem, and how many of those are under way at a time. */
const [batch, lanes] = [25, 8];
const at = "2026-08-17T13:00:00.000Z";
const number = (index: number) => String(index).padStart(6, "0");

/**
 * A programme's people and what belongs to them: of every ten participants six are mentees, three mentors and one
 * applies; most are paired; each has four mails; every fifth stands on the society's roll without taking part.
 */
export function* aCrowd(programme: string, count: number): Generator<Put> {
  for (let index = 0; index < count; index++) {
    const person = `per_${number(index)}`;
    const kind = index % 10;
    const mentor = kind >= 6;
    const pair = `shp_${number(kind < 3 ? index - (index % 10) + kind : index - (index % 10) + kind - 6)}`;
    const isPaired = kind < 3 || (kind >= 6 && kind < 9);
    yield {
      kind: "person",
      put: aPerson({ id: person, name: `Person ${number(index)}`, email: `p${index}@post.example` }),
    };
    yield {
      kind: "participant",
      put: aParticipant(person, {
        programme,
        role: mentor ? "mentor" : "mentee",
        vetting: kind === 9 ? "applied" : mentor ? "approved" : "not-needed",
        stage: stages[index % stages.length] ?? "student",
        topics: [topics[index % topics.length] ?? "data"],
        mentorships: isPaired ? [pair] : [],
      }),
    };
    if (mentor) yield { kind: "load", put: { id: person, version: 0, places: 2, mentorships: isPaired ? [pair] : [] } };
    if (kind < 3) yield mentorship(programme, pair, person, `per_${number(index + 6)}`);
    yield* mails(programme, person, index);
    if (index % 5 === 0) yield member(programme, index);
  }
}

function mentorship(programme: string, id: string, mentee: string, mentor: string): Put {
  const since = "2026-08-17";
  const members = [
    { person: mentee, role: "mentee", since },
    { person: mentor, role: "mentor", since },
  ];
  const put = { id, version: 0, programme, round: "rnd_1", members, state: "active", reasons: [], startedAt: at };
  return { kind: "mentorship", put: records.mentorship.parse({ ...put, startDate: since }) };
}

function* mails(programme: string, person: string, index: number): Generator<Put> {
  const states = ["SENT", "SENT", "PLANNED", index % 50 === 0 ? "PARKED" : "PLANNED"] as const;
  for (const [turn, state] of states.entries()) {
    const due = `2026-08-${String(17 + ((index + turn) % 14)).padStart(2, "0")}T14:00:00.000Z`;
    const id = `msg_${number(index)}_${turn}`;
    const next = state === "PLANNED" ? { nextActionAt: due } : { nextActionAt: undefined };
    yield { kind: "message", put: aMessage({ id, person, programme, state, dueAt: due, ...next }) };
  }
}

function member(programme: string, index: number): Put {
  const told = { name: `Member ${index}`, email: `m${index}@roll.example`, memberNumber: `M-${number(index)}` };
  const put = {
    id: `mem_${number(index)}`,
    version: 0,
    programme,
    state: "listed",
    source: "api",
    updatedAt: at,
    ...told,
  };
  return { kind: "member", put: records.member.parse(put) };
}

/** Writes records past every rule, as fast as the table takes them. `tell` hears how many are written. */
export function pour(
  client: DynamoDBClient,
  table: string,
  puts: Iterable<Put>,
  tell?: (written: number) => void,
): Promise<void> {
  return pourItems(client, table, itemsOf(puts), tell);
}

function* itemsOf(puts: Iterable<Put>): Generator<Item> {
  for (const put of puts) yield itemOf(put);
}

/** The same with items as the table has them. */
export async function pourItems(
  client: DynamoDBClient,
  table: string,
  given: Iterable<Item>,
  tell: (written: number) => void = () => undefined,
): Promise<void> {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const from = given[Symbol.iterator]();
  let written = 0;
  const lane = async () => {
    for (;;) {
      const items: Item[] = [];
      while (items.length < batch) {
        const { done, value } = from.next();
        if (done) break;
        items.push(value);
      }
      if (items.length === 0) return;
      let left = { [table]: items.map((Item) => ({ PutRequest: { Item } })) };
      while ((left[table] ?? []).length > 0) {
        const { UnprocessedItems = {} } = await documents.send(new BatchWriteCommand({ RequestItems: left }));
        left = Object.fromEntries(
          Object.entries(UnprocessedItems).map(([name, requests]) => [
            name,
            requests.flatMap(({ PutRequest }) => (PutRequest?.Item ? [{ PutRequest: { Item: PutRequest.Item } }] : [])),
          ]),
        );
      }
      written += items.length;
      tell(written);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
