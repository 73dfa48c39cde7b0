import type { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import type { SetParticipant } from "../../contracts/desk/pauses-requests.ts";
import { Problem } from "../../domain/errors.ts";
import { type Known, knownId, mostKnown, toldIn, withEntry } from "../../domain/known.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import type { Profile } from "../../domain/profile.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { withKnown } from "../own-page/known.ts";
import type { Change, Ports } from "../ports.ts";
import { retried } from "../retried.ts";

type Wish = Exclude<z.infer<typeof SetParticipant>, { about: "cohort" }>;
type TellPorts = Pick<Ports, "store" | "addresses">;

/**
 * Notes what stands between somebody and the holder of an address, or takes that back, for this programme alone. Where
 * the other takes part in the programme too it stands with both, so that either's page shows it. Any address is taken:
 * whether it is known elsewhere is not told.
 */
export async function tellRelation(
  participant: Participant,
  wish: Wish,
  by: string,
  ports: TellPorts,
  now: Temporal.Instant,
): Promise<void> {
  await retried(async () => {
    const profile = await profileOf(participant.person, ports);
    const { changes, as } =
      wish.about === "relation"
        ? await added(participant, profile, wish, { by, at: instantText(now) }, ports)
        : await removed(participant, profile, wish.entry, ports);
    if (changes.length === 0) return;
    const did = wish.about === "relation" ? "relation-told" : "relation-removed";
    await ports.store.commit([...changes, audit(participant.id, by, did, as, now)]);
  });
}

async function added(
  { person, programme }: Participant,
  profile: Profile,
  { as, email }: Extract<Wish, { about: "relation" }>,
  { by, at }: { by: string; at: string },
  ports: TellPorts,
): Promise<{ changes: Change[]; as: string }> {
  const address = await ports.addresses.hash(email);
  const other = (await ports.store.get("email", address))?.person;
  if (other === person)
    throw new Problem("invalid-request", "This is their own address.", [
      { field: "email", message: "somebody else's" },
    ]);
  const told = { programme, by };
  const changes = put(profile, { as, address, person: other, told, at });
  // Read for an address nobody has, too: the time an answer takes tells no more than the answer.
  const part = await ports.store.get("participant", participantId(programme, other ?? "nobody"));
  const [me, theirs] = await Promise.all([
    part ? ports.store.get("person", person) : undefined,
    part ? profileOf(part.person, ports) : undefined,
  ]);
  if (!me || !theirs) return { changes, as };
  const back: Known = { as, address: await ports.addresses.hash(me.email), person, told, at };
  return { changes: [...changes, ...put(theirs, back)], as };
}

/** What adds an entry. @throws Problem when there are too many. */
function put(profile: Profile, entry: Known): Change[] {
  const { knows, grew } = withEntry(profile.id, profile.knows ?? [], entry);
  if (grew && toldIn(entry.told?.programme ?? "", profile).length >= mostKnown)
    throw new Problem("invalid-request", "There are as many as there may be.", [
      { field: "knows", message: `${mostKnown} at most for one person: remove one first` },
    ]);
  return [{ kind: "profile", put: withKnown(profile, knows) }];
}

async function removed(
  { person, programme }: Participant,
  profile: Profile,
  id: string,
  ports: TellPorts,
): Promise<{ changes: Change[]; as: string }> {
  const entry = toldIn(programme, profile).find((one) => knownId(person, one) === id);
  if (entry === undefined) return { changes: [], as: "" };
  const other = entry.person === undefined ? undefined : await ports.store.get("profile", entry.person);
  const isMirror = (one: Known) => one.as === entry.as && one.person === person && one.told?.programme === programme;
  const rest = (of: Profile, goes: (one: Known) => boolean): Change => ({
    kind: "profile",
    put: withKnown(
      of,
      (of.knows ?? []).filter((one) => !goes(one)),
    ),
  });
  const changes = [rest(profile, (one) => one === entry)];
  return { changes: other === undefined ? changes : [...changes, rest(other, isMirror)], as: entry.as };
}

async function profileOf(person: string, { store }: Pick<Ports, "store">): Promise<Profile> {
  return (await store.get("profile", person)) ?? { id: person, version: 0 };
}
