import type { Temporal } from "temporal-polyfill";
import { yearFeed } from "../../calendar/feed.ts";
import { silence } from "../../calendar/messages.ts";
import { milestoneNames, participantId } from "../../domain/participant.ts";
import { translator } from "../../locales/translate.ts";
import type { Reply, RequestOf } from "../http.ts";
import type { Ports } from "../ports.ts";
import { openLink } from "../site.ts";
import { concernsOf } from "./concerns.ts";

/** A person's year as a calendar to subscribe to. */
export async function feed(
  request: RequestOf<"feed">,
  ports: Pick<Ports, "store" | "links" | "mailbox">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { person, programme } = await openLink(ports, request.parameters.token, "feed", now);
  const t = translator(person.locale);
  const participant = await ports.store.get("participant", participantId(programme.id, person.id));
  const concerns = participant ? await concernsOf(participant, ports) : [];
  const visible = concerns.filter(
    (concern) =>
      concern.touchpoint.sides.includes(concern.side) &&
      concern.until === undefined &&
      silence(concern) !== "started-later",
  );
  const unique = new Map(visible.map(({ touchpoint }) => [touchpoint.id, touchpoint]));
  const calendar = yearFeed({
    name: programme.name,
    domain: ports.mailbox.from.split("@")[1] ?? ports.mailbox.from,
    since: person.createdAt,
    entries: [...unique.values()].map((touchpoint) => ({
      touchpoint,
      summary: t.of(`touchpoint.${touchpoint.key}`),
      description: t.of("feed.description", { programme: programme.name }),
      meetingSummary: t.of("invitation.summary.alone", { programme: programme.name }),
    })),
    ownDates: milestoneNames.flatMap((name) => {
      const date = participant?.milestones[name];
      return date === undefined ? [] : [{ id: `${participant?.id}.${name}`, date, summary: t(`milestone.${name}`) }];
    }),
  });
  return { status: 200, json: undefined, calendar, headers: { "cache-control": "private, max-age=3600" } };
}
