import { Temporal } from "temporal-polyfill";
import type { Act } from "#shared/contracts/desk/mail-requests.ts";
import { follow, isUnsent } from "#shared/ledger/message-states.ts";
import { decide } from "#shared/usecases/mail/decide.ts";
import { written } from "#shared/usecases/mail/ledger.ts";
import { waitsFrom } from "#shared/usecases/mail/next-window.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import type { Lot } from "./lot.ts";

type Happening = (id: string, ports: Pick<Ports, "store" | "zones">, now: Temporal.Instant, lot: Lot) => Promise<void>;

/** What people do to mail that is planned, each by the code that does it for them. Whoever comes too late changes nothing. */
export const happenings: readonly Happening[] = [
  decided("hold"),
  decided("release"),
  decided("leave"),
  moved,
  takenBack,
  prompts,
  elsewhere,
];

/** A coordinator holds a message, lets it go, or leaves it for good. */
function decided(act: Act): Happening {
  return async (id, ports, now) => {
    const message = await ports.store.get("message", id);
    const decision = message && (await decide(message, act, { id: "cora" }, ports, now));
    if (decision) await ports.store.commit(decision.puts);
  };
}

/** What it is about moves by a day or so. */
async function moved(...[id, ports, now, lot]: Parameters<Happening>): Promise<void> {
  const message = await ports.store.get("message", id);
  if (message?.wall === undefined || !isUnsent(message.state)) return;
  const [person, programme] = await Promise.all([
    ports.store.get("person", message.person),
    ports.store.get("programme", message.programme),
  ]);
  if (!person || !programme) return;
  const later = Temporal.Instant.fromEpochMilliseconds(Date.parse(message.dueAt)).add({ hours: lot.between(20, 50) });
  const next = await waitsFrom(later, "next-window", message, person, programme, ports);
  await ports.store.commit([written(next, message, now)]);
}

/** A mentorship ends, and what was to come of it is taken back. */
async function takenBack(...[id, { store }, now]: Parameters<Happening>): Promise<void> {
  const message = await store.get("message", id);
  if (!message || !isUnsent(message.state)) return;
  await store.commit([written(follow(message, "CANCELLED", "no-mentorship", {}), message, now)]);
}

/** Its reader wants no prompts any more, or wants them again. */
async function prompts(...[id, { store }]: Parameters<Happening>): Promise<void> {
  const message = await store.get("message", id);
  const person = message && (await store.get("person", message.person));
  if (person) await store.commit([{ kind: "person", put: { ...person, prompts: !person.prompts } }]);
}

/** Its reader has another address, which they proved. */
async function elsewhere(...[id, { store }, , lot]: Parameters<Happening>): Promise<void> {
  const message = await store.get("message", id);
  const person = message && (await store.get("person", message.person));
  if (!person) return;
  const email = `${person.id}-${lot.below(1_000_000)}@post.example`;
  await store.commit([{ kind: "person", put: { ...person, email } }]);
}
