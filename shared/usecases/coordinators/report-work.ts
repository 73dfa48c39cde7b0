import { inComparison } from "../../calendar/comparison.ts";
import { pulseId } from "../../domain/pulse.ts";
import type { ListedKind, RecordOf } from "../../domain/records.ts";
import type { Report } from "../../domain/report.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import type { Work } from "../../domain/work.ts";
import { type Comparer, comparer, publishComparison } from "../../report/compare.ts";
import { type Counter, counter } from "../../report/count.ts";
import { publish } from "../../report/publish.ts";
import type { Ports } from "../ports.ts";
import { programmeOf } from "../programme-of.ts";
import { retried } from "../retried.ts";
import type { WorkHandler } from "./work.ts";

type Needs = Pick<Ports, "store">;

/** Records of one page of a listing; years of mentees that are read at the same time. */
const [atOnce, together] = [200, 25];
/** Pairs, people, mail. */
const steps = 3;

/**
 * Counts a programme, page by page, and keeps what may be published of it; the report before is kept beside it. What
 * was counted exactly is forgotten when this ends.
 */
export const countProgramme: WorkHandler<Needs> = async ({ programme, id }, ports, progress, now) => {
  const settings = await programmeOf(ports, programme);
  const today = dayIn(settings.zone, now);
  const monthBegins = instantText(today.with({ day: 1 }).toZonedDateTime(settings.zone).toInstant());
  const [counting, comparing] = [counter(monthBegins), comparer(today)];
  // Nobody knows how many records there are before the last was read: three steps are told.
  await progress.at(0, steps);
  await eachPage("mentorship", programme, undefined, ports, (all) => {
    all.forEach(counting.mentorship);
    all.forEach(comparing.mentorship);
  });
  await progress.at(1, steps);
  await eachPage("participant", programme, undefined, ports, (all) => countPeople(all, { counting, comparing }, ports));
  await progress.at(2, steps);
  await eachPage("message", programme, "SENT", ports, (all) => {
    for (const { person } of all) counting.mail(person);
  });
  const comparison = settings.comparison === "on" && { comparison: publishComparison(comparing.counts()) };
  const published = { ...publish(counting.counts()), ...comparison };
  await keep(programme, id, { published, at: instantText(now) }, ports);
  return {};
};

async function countPeople(
  participants: readonly RecordOf<"participant">[],
  { counting, comparing }: { counting: Counter; comparing: Comparer },
  { store }: Needs,
): Promise<void> {
  const mentors = participants.filter(({ role }) => role !== "mentee").map(({ person }) => person);
  const mentees = participants.filter(({ role }) => role !== "mentor");
  const [loads, pulses, profiles] = await Promise.all([
    store.getMany("load", mentors),
    store.getMany(
      "pulse",
      participants.map(({ programme, person }) => pulseId(programme, person)),
    ),
    store.getMany(
      "profile",
      mentees.map(({ person }) => person),
    ),
  ]);
  const [loadOf, profileOf] = [byId(loads), byId(profiles)];
  for (const one of participants) counting.participant(one, loadOf.get(one.person), profileOf.get(one.person));
  pulses.forEach(counting.pulse);
  const paired = mentees.filter((one) => one.mentorships.length + one.formerMentorships.length > 0);
  for (let from = 0; from < paired.length; from += together) {
    const some = paired.slice(from, from + together);
    const years = await Promise.all(some.map(({ id }) => store.partsOf("touchpoint", id)));
    for (const [index, year] of years.entries()) {
      counting.year(year);
      const mentee = some[index];
      // As they were drawn: who asked for all invitations is still one of them, or the groups would not be alike.
      if (mentee) comparing.mentee(mentee, inComparison({ comparison: "on" }, { id: mentee.id }), year);
    }
  }
}

function byId<One extends { id: string }>(all: readonly One[]): Map<string, One> {
  return new Map(all.map((one) => [one.id, one]));
}

async function eachPage<Kind extends ListedKind>(
  kind: Kind,
  programme: string,
  state: string | undefined,
  { store }: Needs,
  take: (page: RecordOf<Kind>[]) => void | Promise<void>,
): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await store.list(kind, programme, { state, cursor, limit: atOnce });
    await take(page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** Puts the new report in the place of the old. Counting again for the same work, after a crash, is no second report. */
function keep(
  programme: string,
  work: Work["id"],
  { published, at }: Pick<Report, "published" | "at">,
  { store }: Needs,
): Promise<void> {
  return retried(async () => {
    const last = await store.get("report", programme);
    const before = last?.work === work ? last.before : last && { at: last.at, published: last.published };
    const put = { id: programme, version: last?.version ?? 0, at, published, before, work };
    await store.commit([{ kind: "report", put }]);
  });
}
