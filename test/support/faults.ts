/** A thing that can go wrong, and what an observer must then see. */
export interface Fault {
  readonly number: number;
  readonly what: string;
  readonly seen: string;
}

const fault = (number: number, what: string, seen: string): Fault => ({ number, what, seen });

/** Everything the product is held against. The tests that show what is seen carry the number in their titles. */
export const faults: readonly Fault[] = [
  fault(1, "a crash before the claim", "sent once, one lease later at most"),
  fault(
    2,
    "a crash after the claim, before SES",
    "unclear at the lease's end; a prompt once more, all else to a person",
  ),
  fault(3, "a crash after SES took it, before that is written", "SES's event settles it; no second mail"),
  fault(4, "the same, and every event lost", "at most one more, marked; never a third"),
  fault(5, "SES's answer lost", "one call; unclear, then sent by the event"),
  fault(6, "SES hangs", "given up after eight seconds as unclear; the batch ends in time"),
  fault(7, "a storm of throttling", "slower at once, soon as fast again; nothing lost, no attempt counted"),
  fault(8, "the daily quota is reached", "waits, with an alarm; windows and expiry still hold; goes on"),
  fault(
    9,
    "the account is paused for hours",
    "no attempt counted; the backlog drains, what expired is skipped with its reason",
  ),
  fault(10, "one address of a batch is refused", "that one failed, the others sent, nothing given back"),
  fault(11, "the queue delivers twice or in another order", "accepted once"),
  fault(12, "a hint is lost", "given again after its lease"),
  fault(
    13,
    "dispatch runs twice, not at all, or three at once",
    "accepted once; what was missed leaves in windows only",
  ),
  fault(14, "a function ends in the middle of a batch", "those done stay done, the others come again, none twice"),
  fault(15, "a function goes on after it was given up", "its write is fenced by its attempt"),
  fault(16, "a batch is given back wrongly, or whole", "the ledger absorbs it"),
  fault(
    17,
    "poison: a mail that cannot be written, a zone that is none, nobody to write to",
    "put aside or loud at once; its neighbours leave",
  ),
  fault(18, "dead letters of a week ago are given back", "nothing, or the right thing; never outside a window"),
  fault(19, "the index is stale", "no double; what is new waits for the index and one run"),
  fault(20, "the claim's answer is lost and the claim repeated", "known by its attempt; sent once"),
  fault(21, "the table throttles", "nothing lost; callers are told to come again, never 500"),
  fault(22, "transactions collide", "one wins, the other is told how it stands"),
  fault(23, "a batch undone in part, empty pages, cut pages", "every record read exactly once"),
  fault(24, "a stream's records doubled, replayed, out of order", "–"),
  // A machine cannot know that its clock is wrong: what is early by its clock's error is no more than that.
  fault(
    25,
    "clocks minutes apart, or one set back an hour",
    "leases hold; early by the clock's error at most; no double",
  ),
  fault(26, "clock changes: gaps, overlaps, a day left out, in every zone", "one mail, by the local rule"),
  fault(27, "a zone's rules change after planning", "what is ahead is worked out anew; nothing twice"),
  fault(28, "29 February, the end of the year", "28 February where there is no 29th; once a year"),
  fault(
    29,
    "a conference moves after some prompts left",
    "these stay, the others move; invitations get the next sequence",
  ),
  fault(30, "a conference moves into the past, or is called off", "what is ahead is taken back or skipped; one notice"),
  fault(31, "somebody withdraws while mail is under way", "at most that mail leaves; the other hears once"),
  fault(32, "an address changes while mail is queued", "the new one only; the old one is told"),
  fault(33, "erasure while a mail is unclear", "no mail afterwards; nothing personal is left"),
  fault(34, "a form sent fifty times at once", "one person, one mail, fifty equal answers"),
  fault(
    35,
    "a link replayed, expired, changed, broken by a mail program",
    "a page that says so, or 4xx; nothing changes",
  ),
  fault(36, "a scanner opens every link", "nothing changes; a person's press still counts"),
  fault(37, "yes from both at once, yes against withdrawal, yes too late", "one outcome, and the audit says which"),
  fault(
    38,
    "one-click unsubscribe, twice, in any form, with a token nobody knows",
    "stopped once and for good; queued prompts too",
  ),
  fault(39, "SES's events doubled, early, unknown", "the same in any order; unknown ones are passed over"),
  fault(40, "a day of bots", "few mails, three to an address; real people get theirs"),
  fault(41, "injection and malformed input of every kind", "4xx, never 5xx; no header or recipient is added"),
  fault(42, "a newer version's states are read by an older one", "left alone; nothing lost after going forward again"),
  fault(
    43,
    "keys rotate, or Secrets Manager is down",
    "old links work; who has keys goes on, who has none answers 503",
  ),
  fault(44, "the table is restored from a backup", "silent until the journal was replayed; nothing sent again"),
  fault(45, "a round runs twice, breaks off, or beside another", "the same suggestions; nobody over their places"),
  fault(46, "SES's event comes before its answer", "sent once"),
];

/** Faults that cannot arise here, and why. */
export const cannotArise: Readonly<Record<number, string>> = {
  24: "There are no streams: nothing is projected from the table's changes, and no mail depends on an event; what an event missed, the nightly plan finds.",
};

/** A test's title that names faults: `M1 F12: …`, `Y7 F29 F30: …`; as it stands behind `it(` or the `)(` of a table. */
const title = /\(\s*(["'`])[A-Z]\d+(?:, [A-Z]\d+)*((?:,? F\d+)+): /g;

/** The faults that the tests of one source name, as often as they do. */
export function faultsIn(source: string): number[] {
  return [...source.matchAll(title)].flatMap(([, , named = ""]) =>
    [...named.matchAll(/F(\d+)/g)].map(([, number]) => Number(number)),
  );
}
