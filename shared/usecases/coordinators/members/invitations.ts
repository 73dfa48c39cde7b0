import type { Temporal } from "temporal-polyfill";
import type { Member } from "../../../domain/member.ts";
import { participantId } from "../../../domain/participant.ts";
import { instantOf, instantText, plusHours } from "../../../domain/time.ts";
import type { Work } from "../../../domain/work.ts";
import { audit } from "../../audit.ts";
import { uninvitedId } from "../../mail/invited-member.ts";
import { messageId, newMessage, written } from "../../mail/ledger.ts";
import type { Ports, Put } from "../../ports.ts";
import { retried } from "../../retried.ts";
import type { WorkHandler } from "../work.ts";

type InvitePorts = Pick<Ports, "store" | "addresses">;

/** Days within which nobody is invited twice. */
const quietDays = 30;
/** Hours an invitation is worth sending: a large roll leaves over some hours. */
const worthHours = 7 * 24;
/** Members of one transaction: each is written with their message. */
const chunk = 45;

/** What comes of a member when all are invited. */
const inviteOutcomes = ["invited", "lately", "takesPart", "noAddress", "suppressed", "unsubscribed"] as const;
type InviteOutcome = (typeof inviteOutcomes)[number];

/**
 * Invites everybody on the roll who has not joined, one message each. Runs again from the start after a crash: whom it
 * wrote to before it counts, and does not write to twice.
 */
export const invitations: WorkHandler<InvitePorts> = async (work, ports, progress, now) => {
  const counts = Object.fromEntries(inviteOutcomes.map((one) => [one, 0]));
  const seen = new Set<string>();
  // Those invited before come first: whoever is invited now moves there, and is not met again.
  for (const state of ["invited", "listed"] as const) {
    let cursor: string | undefined;
    do {
      const page = await ports.store.list("member", work.programme, { state, cursor, limit: 450 });
      cursor = page.cursor;
      const ids = page.items.map(({ id }) => id).filter((id) => !seen.has(id));
      for (const id of ids) seen.add(id);
      for (let from = 0; from < ids.length; from += chunk) {
        const outcomes = await retried(() => invite(ids.slice(from, from + chunk), work, ports, now));
        for (const one of outcomes) counts[one] = (counts[one] ?? 0) + 1;
      }
      await progress.at(seen.size, seen.size + (cursor === undefined ? 0 : 1));
    } while (cursor !== undefined);
  }
  return counts;
};

/** Invites some members, all of them or none. Answers what came of each. */
async function invite(
  ids: readonly string[],
  work: Work,
  ports: InvitePorts,
  now: Temporal.Instant,
): Promise<InviteOutcome[]> {
  const members = await ports.store.getMany("member", ids);
  const known = await knownOf(members, work, ports);
  const puts: Put[] = [];
  const outcomes = members
    .filter(({ state }) => state !== "erased")
    .map((member): InviteOutcome => {
      const { outcome, isNew } = decide(member, known, work, now);
      if (isNew && !work.dryRun) {
        const put: Member = { ...member, state: "invited", invitedAt: instantText(now) };
        puts.push({ kind: "member", put }, written(newMessage(messageFor(member, work), now), undefined, now));
      }
      return outcome;
    });
  if (puts.length > 0) {
    const first = members.map(({ id }) => id).sort()[0] ?? "";
    await ports.store.commit([...puts, audit(work.id, work.requestedBy, "members-invited", first, now)]);
  }
  return outcomes;
}

interface Known {
  readonly written: ReadonlySet<string>;
  readonly takePart: ReadonlySet<string>;
  readonly suppressed: ReadonlySet<string>;
  readonly unsubscribed: ReadonlySet<string>;
}

/** Everything that may speak against it, of all of them at once. */
async function knownOf(members: readonly Member[], work: Work, { store, addresses }: InvitePorts): Promise<Known> {
  const reachable = members.flatMap(({ id, email }) => (email === undefined ? [] : [{ id, email }]));
  const hashed = await Promise.all(
    reachable.map(async ({ id, email }) => ({
      id,
      hash: await addresses.hash(email),
      stop: await uninvitedId(email, { addresses }),
    })),
  );
  const hashes = hashed.map(({ hash }) => hash);
  const [claims, suppressions, messages] = await Promise.all([
    store.getMany("email", hashes),
    store.getMany("suppression", [...hashes, ...hashed.map(({ stop }) => stop)]),
    store.getMany(
      "message",
      members.map((member) => messageId(messageFor(member, work))),
    ),
  ]);
  const parts = await store.getMany(
    "participant",
    claims.map(({ person }) => participantId(work.programme, person)),
  );
  const [people, stops] = [new Set(parts.map(({ person }) => person)), new Set(suppressions.map(({ id }) => id))];
  const taken = new Set(claims.filter(({ person }) => people.has(person)).map(({ id }) => id));
  const those = (is: (one: (typeof hashed)[number]) => boolean) => new Set(hashed.filter(is).map(({ id }) => id));
  return {
    written: new Set(messages.map(({ person }) => person)),
    takePart: those(({ hash }) => taken.has(hash)),
    suppressed: those(({ hash }) => stops.has(hash)),
    unsubscribed: those(({ stop }) => stops.has(stop)),
  };
}

function decide(
  { id, state, email, invitedAt }: Member,
  { written: done, takePart, suppressed, unsubscribed }: Known,
  { dryRun }: Work,
  now: Temporal.Instant,
): { outcome: InviteOutcome; isNew: boolean } {
  if (!dryRun && done.has(id)) return { outcome: "invited", isNew: false };
  const not = (outcome: InviteOutcome) => ({ outcome, isNew: false });
  if (state === "joined" || takePart.has(id)) return not("takesPart");
  if (email === undefined) return not("noAddress");
  if (suppressed.has(id)) return not("suppressed");
  if (unsubscribed.has(id)) return not("unsubscribed");
  const quiet = plusHours(now, -24 * quietDays).epochMilliseconds;
  if (invitedAt !== undefined && instantOf(invitedAt).epochMilliseconds > quiet) return not("lately");
  return { outcome: "invited", isNew: true };
}

/** One for each member and order. A second one after a crash would be worse than none, so it is never tried again. */
function messageFor({ id }: Member, { id: order, programme }: Work) {
  const about = { person: id, programme, subject: id, occurrence: order };
  return { ...about, kind: "invitation", class: "one-shot", livesHours: worthHours } as const;
}
