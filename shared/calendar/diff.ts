import type { Meeting, Touchpoint } from "#shared/domain/touchpoint.ts";
import { isSameTrace } from "./trace.ts";

/** One touchpoint before and after. */
export interface TouchpointChange {
  readonly was: Touchpoint;
  readonly is: Touchpoint;
}

/** What planning changes in a year: everything but `unchanged` has to be written. */
export interface YearDiff {
  readonly created: readonly Touchpoint[];
  /** Still planned, on another day. */
  readonly moved: readonly TouchpointChange[];
  /** Same day and state, but other sections, sides, expiry or meeting. */
  readonly changed: readonly TouchpointChange[];
  readonly dropped: readonly TouchpointChange[];
  readonly revived: readonly TouchpointChange[];
  /** All as before but how it came about: to be written, and nobody needs to hear. */
  readonly retold: readonly TouchpointChange[];
  readonly unchanged: readonly Touchpoint[];
}

/** The difference between the touchpoints stored and those desired. Stored ones that are not mentioned stay untouched. */
export function diffYear(stored: readonly Touchpoint[], desired: readonly Touchpoint[]): YearDiff {
  const byId = new Map(stored.map((touchpoint) => [touchpoint.id, touchpoint]));
  const created: Touchpoint[] = [];
  const pairs: (TouchpointChange & { kind: Kind })[] = [];
  for (const is of desired) {
    const was = byId.get(is.id);
    if (was) pairs.push({ was, is, kind: kindOf(was, is) });
    else created.push(is);
  }
  const ofKind = (kind: Kind) => pairs.filter((pair) => pair.kind === kind).map(({ was, is }) => ({ was, is }));
  return {
    created,
    moved: ofKind("moved"),
    changed: ofKind("changed"),
    dropped: ofKind("dropped"),
    revived: ofKind("revived"),
    retold: ofKind("retold"),
    unchanged: ofKind("unchanged").map(({ was }) => was),
  };
}

type Kind = Exclude<keyof YearDiff, "created">;

function kindOf(was: Touchpoint, is: Touchpoint): Kind {
  if (was === is) return "unchanged";
  if (isSame(was, is)) return isSameTrace(was.trace, is.trace) ? "unchanged" : "retold";
  if (was.state !== "dropped" && is.state === "dropped") return "dropped";
  if (was.state === "dropped" && is.state !== "dropped") return "revived";
  return was.date === is.date ? "changed" : "moved";
}

/** The touchpoints whose meeting was proposed, moved or cancelled: those who know of it must hear. */
export function changedMeetings(diff: YearDiff): TouchpointChange[] {
  const changes = [...diff.moved, ...diff.changed, ...diff.dropped, ...diff.revived];
  return changes.filter(({ was, is }) => was.meeting?.sequence !== is.meeting?.sequence);
}

/** Whether everything people could notice is the same. */
function isSame(was: Touchpoint, is: Touchpoint): boolean {
  return (
    was.date === is.date &&
    was.expires === is.expires &&
    was.state === is.state &&
    was.reason === is.reason &&
    was.window?.from === is.window?.from &&
    was.window?.to === is.window?.to &&
    isSameList(was.sides, is.sides) &&
    isSameList(was.sections.mentee, is.sections.mentee) &&
    isSameList(was.sections.mentor, is.sections.mentor) &&
    isSameList(was.asks.mentee, is.asks.mentee) &&
    isSameList(was.asks.mentor, is.asks.mentor) &&
    isSameMeeting(was.meeting, is.meeting)
  );
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at]);
}

function isSameMeeting(one: Meeting | undefined, other: Meeting | undefined): boolean {
  if (!one || !other) return one === other;
  return (
    one.date === other.date &&
    one.time === other.time &&
    one.zone === other.zone &&
    one.minutes === other.minutes &&
    one.sequence === other.sequence &&
    one.state === other.state
  );
}
