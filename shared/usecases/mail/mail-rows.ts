import type { MailRow } from "../../console/mail-row.ts";
import type { Message } from "../../domain/message.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn, instantOf } from "../../domain/time.ts";
import type { Ports } from "../ports.ts";
import { office } from "./recipient.ts";

/** Mails as lists show them, with the names of those they go to; a name that is gone is left out. */
export async function mailRows(
  messages: readonly Message[],
  programme: Programme,
  { store }: Pick<Ports, "store">,
): Promise<MailRow[]> {
  const people = await store.getMany(
    "person",
    messages.map(({ person }) => person),
  );
  const byId = new Map(people.map((person) => [person.id, person]));
  return messages.map(({ id, person, kind, subject, state, reason, dueAt, sentAt, refusedAt, wall }) => ({
    id,
    person,
    name: person === office ? programme.society : byId.get(person)?.name,
    ...{ kind, subject, state, reason, refusedAt, at: sentAt ?? dueAt },
    day: dayIn(programme.zone, instantOf(dueAt)).toString(),
    wall: wall && { date: wall.date, time: wall.time, zone: wall.zone },
  }));
}
