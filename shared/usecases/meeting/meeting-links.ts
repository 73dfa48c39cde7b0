import type { Person } from "../../domain/person.ts";
import type { Profile } from "../../domain/profile.ts";
import type { Talk } from "../../domain/talk.ts";
import type { Ports, Put } from "../ports.ts";
import { ownLink } from "../site.ts";

/** Video links somebody may keep: of the pairs they are or were lately in. */
const mostRooms = 20;

/** Keeps where a pair talks by video, with the one who suggested it. */
export async function roomPut(
  { how, link }: { readonly how: Talk["how"]; readonly link?: string | undefined },
  person: string,
  mentorship: string,
  ports: Pick<Ports, "store">,
): Promise<Put[]> {
  if (how !== "video" || link === undefined) return [];
  const profile = await profileOf(person, ports);
  if (profile.rooms?.[mentorship] === link) return [];
  const others = Object.entries(profile.rooms ?? {}).filter(([id]) => id !== mentorship);
  const rooms = Object.fromEntries([...others, [mentorship, link] as const].slice(-mostRooms));
  return [{ kind: "profile", put: { ...profile, rooms } }];
}

/** Keeps, or takes away, a mentor's own page to book a time on. */
export async function bookingPut(
  booking: string | undefined,
  person: string,
  ports: Pick<Ports, "store">,
): Promise<Profile | undefined> {
  const profile = await profileOf(person, ports);
  return profile.booking === booking ? undefined : { ...profile, booking };
}

/** Where a talk takes place by video; undefined by phone, or when whoever had the link is no longer kept. */
export function roomOf(talk: Talk, mentorship: string, profiles: readonly Profile[]): string | undefined {
  if (talk.how !== "video") return undefined;
  return profiles.find(({ id }) => id === talk.by)?.rooms?.[mentorship];
}

/** Where one of a pair finds a time with the other. */
export function meetLink(
  ports: Pick<Ports, "links">,
  site: string,
  person: Person,
  programme: string,
  mentorship: string,
): Promise<string> {
  return ownLink(ports, site, "meet", person, programme, { subject: mentorship });
}

async function profileOf(person: string, { store }: Pick<Ports, "store">): Promise<Profile> {
  return (await store.get("profile", person)) ?? { id: person, version: 0 };
}
