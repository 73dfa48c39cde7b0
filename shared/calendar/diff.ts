import type { Touchpoint } from "#shared/domain/touchpoint.ts";

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
  readonly unchanged: readonly Touchpoint[];
}

/** The difference between the touchpoints stored and those desired. Stored ones that are not mentioned stay untouched. */
export function diffYear(stored: readonly Touchpoint[], desired: readonly Touchpoint[]): YearDiff {
  const byId = new Map(stored.map((touchpoint) => [touchpoint.id, touchpoint]));
  const created = desired.filter((is) => !byId.has(is.id));
  const pairs = desired.flatMap((is) => {
    const was = byId.get(is.id);
    return was ? [{ was, is, kind: kindOf(was, is) }] : [];
  });
  const ofKind = (kind: Kind) => pairs.filter((pair) => pair.kind === kind).map(({ was, is }) => ({ was, is }));
  return {
    created,
    moved: ofKind("moved"),
    changed: ofKind("changed"),
    dropped: ofKind("dropped"),
    revived: ofKind("revived"),
    unchanged: ofKind("unchanged").map(({ was }) => was),
  };
}

type Kind = Exclude<keyof YearDiff, "created">;

function kindOf(was: Touchpoint, is: Touchpoint): Kind {
  if (isSame(was, is)) return "unchanged";
  if (was.state !== "dropped" && is.state === "dropped") return "dropped";
  if (was.state === "dropped" && is.state !== "dropped") return "revived";
  return was.date === is.date ? "changed" : "moved";
}

/** The touchpoints whose meeting was proposed, moved or cancelled: those who know of it must hear. */
export function changedMeetings(diff: YearDiff): TouchpointChange[] {
  const changes = [...diff.moved, ...diff.changed, ...diff.dropped, ...diff.revived];
  return changes.filter(({ was, is }) => was.meeting?.sequence !== is.meeting?.sequence);
}

function isSame(was: Touchpoint, is: Touchpoint): boolean {
  return was === is || fingerprint(was) === fingerprint(is);
}

/** Everything planning decides, in a fixed order of fields. */
function fingerprint({ date, expires, state, reason, sides, sections, asks, meeting }: Touchpoint): string {
  const place = meeting && [meeting.date, meeting.time, meeting.zone, meeting.minutes, meeting.sequence, meeting.state];
  const parts = [sections.mentee, sections.mentor, asks.mentee, asks.mentor];
  return JSON.stringify([date, expires, state, reason, sides, parts, place ?? null]);
}
