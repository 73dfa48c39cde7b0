import { importRunPage } from "#shared/console/import-run.tsx";
import { invitationsPage } from "#shared/console/invitations.tsx";
import { type MemberRow, membersPage } from "#shared/console/members.tsx";
import type { SampleWords } from "../sample-words.ts";

/** The society's roll, invitations to it, and a check of running pairs. */
export function membersPages({ locale, programme, mentee, mentor }: SampleWords): Record<string, string> {
  const base = { locale, programme: { id: "demo", name: programme }, cursor: null, later: false };
  const rows: MemberRow[] = [
    {
      memberNumber: "M-1",
      name: mentee,
      email: "a@example.org",
      status: "active",
      expires: "2027-06-30",
      state: "joined",
    },
    { memberNumber: "M-2", name: mentor, status: "lapsed", expires: "2026-01-31", state: "invited" },
    { email: "b@example.org", status: "pending", state: "listed" },
    { memberNumber: "M-4", state: "listed", typedBy: "per_1" },
  ];
  const roll = { ...base, today: "2026-08-17", rows };
  const work = { ...base, finished: 4, total: 4, path: "programmes/demo/runs/wrk_1" };
  const invitations = {
    ...work,
    part: "people",
    kind: "invitations",
    lines: [],
    society: "Society of Pharmacists",
    until: "2026-10-16",
  } as const;
  const summary = { invited: 120, lately: 3, takesPart: 1, noAddress: 2, suppressed: 1, unsubscribed: 1 };
  const pairs = {
    ...work,
    part: "import",
    kind: "import-pairs",
    work: "wrk_1",
    upload: "wrk_2",
    fileName: "",
    skipWrong: false,
  } as const;
  const counts = { rows: 4, new: 2, changed: 0, unchanged: 0, leftOut: 1, wrong: 1 };
  return {
    "console members": membersPage({ ...roll, required: true }),
    "console members page": membersPage({ ...roll, required: false, state: "listed", cursor: "next", later: true }),
    "console members none": membersPage({ ...roll, required: false, rows: [] }),
    "console invitations looked": invitationsPage({ ...invitations, state: "done", dryRun: true, summary }),
    "console invitations nobody": invitationsPage({
      ...invitations,
      state: "done",
      dryRun: true,
      summary: { invited: 0 },
    }),
    "console invitations sent": invitationsPage({ ...invitations, state: "done", dryRun: false, summary }),
    "console pairs looked": importRunPage({
      ...{ ...pairs, state: "done", dryRun: true, summary: { outcome: "looked", ...counts } },
      lines: [
        { level: "error", says: "mentee-bad-email", values: { line: 3 } },
        { level: "info", says: "mentor-full", values: { line: 4 } },
      ],
    }),
    "console pairs imported": importRunPage({
      ...{ ...pairs, state: "done", dryRun: false, lines: [], summary: { outcome: "imported", ...counts } },
    }),
  };
}
