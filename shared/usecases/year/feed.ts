import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Temporal } from "temporal-polyfill";
import { yearFeed } from "../../calendar/feed.ts";
import { silence } from "../../calendar/messages.ts";
import { milestoneNames, participantId } from "../../domain/participant.ts";
import { translator } from "../../locales/translate.ts";
import type { Reply, RequestOf } from "../http.ts";
import { feedTalks } from "../meeting/feed-talks.ts";
import type { Ports } from "../ports.ts";
import { openLink } from "../site.ts";
import { concernsOf } from "./concerns.ts";

/** A person's year as a calendar to subscribe to; 304 while nothing of it has changed. */
export async function feed(
  request: RequestOf<"feed">,
  ports: Pick<Ports, "store" | "links" | "mailbox">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { person, programme } = await openLink(ports, request.parameters.token, "feed", now);
  const t = translator(person.locale);
  const participant = await ports.store.get("participant", participantId(programme.id, person.id));
  const [concerns, talks] = participant
    ? await Promise.all([concernsOf(participant, ports), feedTalks(participant, person, programme, ports)])
    : [[], []];
  const visible = concerns.filter(
    (concern) =>
      concern.touchpoint.sides.includes(concern.side) &&
      concern.until === undefined &&
      silence(concern) !== "started-later",
  );
  const unique = new Map(visible.map(({ touchpoint }) => [touchpoint.id, touchpoint]));
  const from = ports.mailbox.from;
  const calendar = yearFeed(
    {
      name: programme.name,
      domain: from.split("@")[1] ?? from,
      organizer: { name: programme.name, email: from },
      since: person.createdAt,
      entries: [...unique.values()].map((touchpoint) => ({
        touchpoint,
        summary: t.of(`touchpoint.${touchpoint.key}`),
        description: t.of("feed.description", { programme: programme.name }),
        meetingSummary: t.of("invitation.summary.alone", { programme: programme.name }),
      })),
      talks,
      ownDates: milestoneNames.flatMap((name) => {
        const date = participant?.milestones[name];
        return date === undefined ? [] : [{ id: `${participant?.id}.${name}`, date, summary: t(`milestone.${name}`) }];
      }),
      ownDatesVersion: participant?.version ?? 0,
    },
    now,
  );
  const etag = `"${bytesToHex(sha256(utf8ToBytes(calendar))).slice(0, 32)}"`;
  const headers = { "cache-control": "private, max-age=3600", etag };
  const isKnown = knows(request.ifNoneMatch, etag);
  return { status: isKnown ? 304 : 200, json: undefined, calendar: isKnown ? "" : calendar, headers };
}

/** Whether the caller has it already. Proxies that compress mark a tag as weak; here weak is as good. */
function knows(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = (ifNoneMatch ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
