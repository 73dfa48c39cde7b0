import { type Member, MemberFields } from "../../../domain/member.ts";
import { participantId } from "../../../domain/participant.ts";
import { instantText } from "../../../domain/time.ts";
import type { Change } from "../../ports.ts";
import { type MemberIds, memberIds } from "../member-ids.ts";
import type { KindOfImport, Numbered, Settled, Settling } from "./kind-of-import.ts";
import { memberColumns } from "./member-columns.ts";
import { readMember } from "./read-member.ts";

/** A society's roll. It makes nobody a participant and mails nobody. */
export const members: KindOfImport<MemberFields> = {
  work: "import-members",
  columns: memberColumns,
  needs: [["memberNumber", "email"]],
  batch: 99,
  read: readMember,
  unique: ({ memberNumber, email }) => [
    ...(memberNumber === undefined ? [] : [{ says: "same-number", value: memberNumber }]),
    ...(email === undefined ? [] : [{ says: "same-address", value: email }]),
  ],
  settle,
  async finished(counts, { work, ports }) {
    const changed = counts.new + counts.changed;
    const { programme, id } = work;
    await ports.bus.publish("MembersImported", { programme, work: id, kind: "members", changed });
  },
};

/** What is known of the people of some rows. */
interface Known {
  readonly members: ReadonlyMap<string, Member>;
  /** Hashes of addresses that must not be kept: they complained or bounced and are gone, or are being erased. */
  readonly silent: ReadonlySet<string>;
  /** Hashes of addresses of people who take part already. */
  readonly taking: ReadonlySet<string>;
}

async function settle(rows: readonly Numbered<MemberFields>[], settling: Settling): Promise<Settled[]> {
  const ids = await Promise.all(rows.map(({ row }) => memberIds(settling.work.programme, row, settling.ports)));
  const known = await knownOf(ids, settling);
  return rows.map(({ row }, index) => settled(row, ids[index], known, settling));
}

async function knownOf(ids: readonly (MemberIds | undefined)[], { work, ports }: Settling): Promise<Known> {
  const { store } = ports;
  const hashes = ids.flatMap((one) => one?.addressHash ?? []);
  const [members, suppressed, claims] = await Promise.all([
    store.getMany(
      "member",
      ids.flatMap((one) => [one?.id, one?.byAddress].filter((id) => id !== undefined)),
    ),
    store.getMany("suppression", hashes),
    store.getMany("email", hashes),
  ]);
  const people = claims.map(({ person }) => person);
  const [erasures, participants] = await Promise.all([
    store.getMany("erasure", people),
    store.getMany(
      "participant",
      people.map((person) => participantId(work.programme, person)),
    ),
  ]);
  const erased = new Set(erasures.map(({ id }) => id));
  const active = new Set(
    participants.filter(({ state }) => state === "active" || state === "paused").map(({ person }) => person),
  );
  return {
    members: new Map(members.map((one) => [one.id, one])),
    silent: new Set([
      ...suppressed.map(({ id }) => id),
      ...claims.filter(({ person }) => erased.has(person)).map(({ id }) => id),
    ]),
    taking: new Set(claims.filter(({ person }) => active.has(person)).map(({ id }) => id)),
  };
}

function settled(row: MemberFields, ids: MemberIds | undefined, known: Known, settling: Settling): Settled {
  if (ids === undefined) throw new Error("A line of the roll without number and address was not refused");
  const own = known.members.get(ids.id);
  const earlier = ids.byAddress === ids.id ? undefined : known.members.get(ids.byAddress ?? "");
  if (known.silent.has(ids.addressHash ?? "")) return { outcome: "leftOut", changes: [], note: { says: "silent" } };
  if (own?.state === "erased" || earlier?.state === "erased")
    return { outcome: "leftOut", changes: [], note: { says: "erased" } };
  const takes = known.taking.has(ids.addressHash ?? "");
  const note = takes ? ({ says: "takes-part" } as const) : undefined;
  const before = own ?? earlier;
  const member: Member = {
    ...before,
    ...row,
    id: ids.id,
    version: own?.version ?? 0,
    programme: settling.work.programme,
    addressHash: "email" in row ? ids.addressHash : before?.addressHash,
    state: takes ? "joined" : (before?.state ?? "listed"),
    source: settling.source,
    updatedAt: instantText(settling.now),
  };
  if (own && !earlier && says(own) === says(member)) {
    // Written by this very upload before it was stopped: it counts as what it was then.
    if (own.source !== settling.source) return { outcome: "unchanged", changes: [], note };
    return { outcome: own.version === 1 ? "new" : "changed", changes: [], note };
  }
  const changes: Change[] = [{ kind: "member", put: member }];
  // Known by its address until now: from here on by its number, which outlives an address.
  if (earlier) changes.push({ kind: "member", remove: earlier });
  return { outcome: before ? "changed" : "new", changes, note };
}

/** What a line of the roll says, as one text to compare. */
function says({ state, ...member }: Member): string {
  const fields = MemberFields.parse(member);
  return JSON.stringify([
    state,
    ...Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .sort(),
  ]);
}
