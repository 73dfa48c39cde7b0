import * as fc from "fast-check";
import type { MessageClass } from "#shared/domain/message.ts";
import { stages, topics } from "#shared/domain/participant.ts";
import type { SendError } from "#shared/ledger/failures.ts";
import type { Candidate } from "#shared/matching/candidate.ts";
import type { AssignmentProblem } from "#shared/matching/problem.ts";
import { aCandidate, aMentorCandidate } from "./builders.ts";

/** Zones at both ends of the day, with halves and quarters of hours between them. */
export const aZone = fc.constantFrom(
  ...(["America/New_York", "America/Chicago", "Europe/London", "Asia/Kathmandu"] as const),
  ...(["Australia/Adelaide", "Pacific/Auckland", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"] as const),
);
const someTopics = fc.uniqueArray(fc.constantFrom(...topics.slice(0, 5)), { minLength: 1, maxLength: 3 });
const traits = fc.record({ topics: someTopics, stage: fc.constantFrom(...stages), zone: aZone });

/** People of a round: ids are their place, so that they are all different. */
export function candidates(role: "mentee" | "mentor", most: number): fc.Arbitrary<Candidate[]> {
  const make = role === "mentee" ? aCandidate : aMentorCandidate;
  return fc
    .array(traits, { maxLength: most })
    .map((list) => list.map((one, index) => make(`${role}-${String(index).padStart(3, "0")}`, one)));
}

/** What SES or the network may say when a letter was not simply accepted. */
export const aSendError: fc.Arbitrary<SendError> = fc.record({
  name: fc.constantFrom("Throttling", "MessageRejected", "TimeoutError", "ECONNRESET", "ECONNREFUSED", "NeverSeen"),
  message: fc.constantFrom("", "Email address is not verified.", "Daily message quota exceeded."),
  status: fc.constantFrom(0, 400, 500, 503),
});

export const aMessageClass: fc.Arbitrary<MessageClass> = fc.constantFrom("prompt", "interactive", "one-shot");

/** What may happen to a message: every event the ledger knows, in any order. */
export type LedgerEvent =
  | { readonly kind: "due" | "claim" | "accept" | "skip" | "unwritable" | "settle" | "evidence" }
  | { readonly kind: "fail"; readonly error: SendError };

export const aLedgerEvent: fc.Arbitrary<LedgerEvent> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom({ kind: "due" } as const, { kind: "claim" } as const, { kind: "settle" } as const),
  },
  { weight: 3, arbitrary: aSendError.map((error) => ({ kind: "fail", error }) as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...(["accept", "skip", "unwritable", "evidence"] as const).map((kind) => ({ kind }) as const),
    ),
  },
);

interface Sizes {
  readonly mentees: number;
  readonly mentors: number;
  readonly scores?: readonly [number, number];
  /** Chance of an edge, in percent. */
  readonly density?: number;
  /** As many as said, not at most as many. */
  readonly exact?: boolean;
}

/** A round's numbers: few scores, so that ties are common; zero capacities and mentees nobody fits among them. */
export function assignmentProblem({
  mentees,
  mentors,
  scores = [-3, 4],
  density = 60,
  exact = false,
}: Sizes): fc.Arbitrary<AssignmentProblem> {
  const edge = fc.record({
    there: fc.integer({ min: 0, max: 99 }),
    score: fc.integer({ min: scores[0], max: scores[1] }),
  });
  return fc
    .record({
      rows: fc.integer({ min: exact ? mentees : 0, max: mentees }),
      columns: fc.integer({ min: exact ? mentors : 0, max: mentors }),
    })
    .chain(({ rows, columns }) =>
      fc.record({
        capacities: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: columns, maxLength: columns }),
        edges: fc.array(fc.array(edge, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      }),
    )
    .map(({ capacities, edges }) => {
      const chosen = edges.map((row) =>
        row.flatMap(({ there, score }, mentor) => (there < density ? [{ mentor, score }] : [])),
      );
      return problemOf(capacities, chosen);
    });
}

/** A problem from plain lists: for each mentee, the mentors who come into question. */
export function problemOf(
  capacities: readonly number[],
  rows: readonly (readonly { mentor: number; score: number }[])[],
): AssignmentProblem {
  const edges = rows.flat();
  const offsets = [0];
  for (const row of rows) offsets.push((offsets.at(-1) ?? 0) + row.length);
  return {
    capacities: Int32Array.from(capacities),
    offsets: Uint32Array.from(offsets),
    mentors: Uint32Array.from(edges, ({ mentor }) => mentor),
    scores: Int32Array.from(edges, ({ score }) => score),
  };
}
