import type { MessageClass } from "#shared/domain/message.ts";
import { written } from "#shared/usecases/mail/ledger.ts";
import { aMessage, aParticipant, aPerson } from "#test/support/builders.ts";
import { aDuePrompt } from "#test/support/prompts.ts";
import { world } from "#test/support/world.ts";
import type { Scene } from "../scene.ts";
import { plain } from "./plain.ts";

/** What is unclear and sent once only, and a prompt that is unclear twice, stands on the coordinators' list. */
const held = (line: string) => /^- message .* SENT$|^\+ message .* PARKED$/.test(line);

/** One message of a class that is due, from the dispatch that finds it to SES's event. */
export async function sendScene(kind: MessageClass): Promise<Scene> {
  const here = await world({ rounds: { every: "never" } });
  const person = aPerson();
  const message = aMessage({ class: kind, kind: kind === "prompt" ? "prompt" : "introduction" });
  await here.store.commit([
    { kind: "person", put: person },
    { kind: "email", put: { id: await here.ports.addresses.hash(person.email), version: 0, person: person.id } },
    { kind: "participant", put: aParticipant(person.id) },
    written(message, undefined, here.now()),
  ]);
  return {
    name: `send (${kind})`,
    items: here.store.everyItem(),
    ports: here.ports,
    at: here.now().toString(),
    hours: 8,
    nightly: [],
    write: plain,
    // Dispatch finds it by itself.
    begin: () => undefined,
    mayDiffer: (line, failures) => held(line) && (kind !== "prompt" || failures > 1),
  };
}

/** A prompt of a year as it is, with its whole letter. */
export async function promptScene(): Promise<Scene> {
  const { here } = await aDuePrompt();
  return {
    name: "send (a whole letter)",
    items: here.store.everyItem(),
    ports: here.ports,
    at: here.now().toString(),
    // Whoever misses the morning by it has it the next.
    hours: 44,
    nightly: [],
    begin: () => undefined,
  };
}
