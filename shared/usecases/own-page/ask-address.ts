import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../domain/errors.ts";
import { derivedId } from "../../domain/ids.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import type { Person } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import { instantText } from "../../domain/time.ts";
import { addressProblems } from "../../pages/addresses.tsx";
import { audit } from "../audit.ts";
import { spend, taken } from "../joining/budgets.ts";
import { type Held, holderOf, isFreeFor } from "../joining/claims.ts";
import { addressBudget, addressLimits } from "../joining/lanes.ts";
import { newMessage, written } from "../mail/ledger.ts";
import type { Ports, Put } from "../ports.ts";

/** Hours the link in the mail to a new address works. */
export const confirmHours = 48;
/** Requests of one person in a day; an address has the same budget here as at the front door. */
const aDay = { most: 3, hours: 24 } as const;

interface Asked {
  readonly person: Person;
  readonly programme: Programme;
  readonly participant: Participant;
}

/**
 * Notes an address somebody would like, and asks by mail whether it is theirs; their present address hears of it at
 * once. Nothing on the page tells whether the address is somebody else's: then its owner gets the mail; nor whether it
 * had its mails for now: then it gets none. Answers the messages to send. @throws Problem for an address that is theirs
 * already, or of somebody who asks too often.
 */
export async function askForAddress(
  { person, programme, participant }: Asked,
  as: "first" | "second",
  email: string,
  ports: Pick<Ports, "store" | "addresses">,
  now: Temporal.Instant,
): Promise<string[]> {
  const settled = person.addressState === "confirmed" || as === "second";
  if ((email === person.email && settled) || (as === "second" && email === person.second)) throw refused("yours");
  const held = await holderOf(email, ports);
  const at = instantText(now);
  const id = derivedId("adr", person.id, held.id, as, at);
  if (person.pending?.id === id) return [];
  const budget = addressBudget(held.id);
  const mine = await spend({ of: `address.${person.id}`, ...aDay }, ports, now);
  const before = await ports.store.get("budget", budget);
  const its = taken(budget, before, addressLimits(programme.id), programme.id, now);
  if (!mine) throw refused("often");
  const mail = { person: person.id, programme: programme.id, subject: id, occurrence: as } as const;
  const messages = [
    // Anybody may have spent it: that it is empty would tell what was asked for it elsewhere.
    ...(its ? await toAddress(held, mail, ports, now) : []),
    // While it bounces nobody reads it.
    ...(person.addressState === "confirmed"
      ? [newMessage({ ...mail, kind: "address-changing", livesHours: confirmHours }, now)]
      : []),
  ];
  await ports.store.commit([
    { kind: "person", put: { ...person, pending: { id, email, as, at } } },
    mine,
    ...(its ? [its] : []),
    ...messages.map((message) => written(message, undefined, now)),
    audit(participant.id, person.id, `address-asked-${as}`, "", now),
  ] satisfies Put[]);
  return messages.map((message) => message.id);
}

/** The mail to the address itself: the question, or to its owner that it is theirs already, at most one an hour. */
async function toAddress(
  held: Held,
  mail: { person: string; programme: string; subject: string; occurrence: string },
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
) {
  if (isFreeFor(mail.person, held))
    return [newMessage({ ...mail, kind: "confirm-address", class: "one-shot", livesHours: confirmHours }, now)];
  const owner = held.owner?.id ?? "";
  const subject = participantId(mail.programme, owner);
  const occurrence = instantText(now).slice(0, 13);
  const told = newMessage(
    {
      ...mail,
      person: owner,
      kind: "already-joined",
      class: "one-shot",
      subject,
      occurrence,
      livesHours: confirmHours,
    },
    now,
  );
  // Of this programme's page only who takes part in it can hear.
  const [member, before] = await Promise.all([store.get("participant", subject), store.get("message", told.id)]);
  return member && !before ? [told] : [];
}

function refused(why: keyof typeof addressProblems): Problem {
  return new Problem("invalid-request", "This address cannot be asked for.", [
    { field: "email", message: addressProblems[why] },
  ]);
}
