import type { Temporal } from "temporal-polyfill";
import type { EventDetail, EventName } from "../contracts/events.ts";
import type { JournalEntry } from "../domain/journal.ts";
import type { ListedKind, OwnedKind, PartKind, RecordKind, RecordOf } from "../domain/records.ts";
import type { Challenge, Stamp } from "../domain/stamp.ts";
import type { DueLane } from "../ledger/due-lanes.ts";
import type { Mailbox, Mailer, NewsQueue, Nonces, PacePort, Quota, SendQueue } from "./mail-ports.ts";

/** A record to write: version 0 creates it, any other replaces exactly that version. */
export type Put = { [Kind in RecordKind]: { readonly kind: Kind; readonly put: RecordOf<Kind> } }[RecordKind];
/** A record to remove, if it still is at this version. */
export type Remove = { readonly kind: RecordKind; readonly remove: { readonly id: string; readonly version: number } };
export type Change = Put | Remove;

export interface Page<Item> {
  readonly items: Item[];
  /** Where the next page begins; absent on the last. */
  readonly cursor?: string | undefined;
}

/** Told the id of a record that is there, and that nobody here can read: it is of a newer version, or damaged. */
export type Unread = (id: string) => void;

export interface ListOptions {
  /** The state, or its beginning, as the record's listing label has it. */
  readonly state?: string | undefined;
  /** Of that state only what its label has from here on (an instant, where it goes on with one), and before there. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly unread?: Unread | undefined;
}

/**
 * Where the records are. Reads are strongly consistent unless they say otherwise; what comes back has been parsed. One
 * record that cannot be is an error of the whole reading, unless `unread` is to hear of it: then the others come back.
 */
export interface Store {
  get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined>;
  /** Those that exist, in no particular order. */
  getMany<Kind extends RecordKind>(kind: Kind, ids: readonly string[], unread?: Unread): Promise<RecordOf<Kind>[]>;
  /** Everything of this kind that belongs to one record: a participant's touchpoints, a programme's key dates. */
  partsOf<Kind extends PartKind>(kind: Kind, owner: string): Promise<RecordOf<Kind>[]>;
  /** The same, one page at a time, in their order. @throws Problem when the cursor is not one of theirs. */
  partsPage<Kind extends PartKind>(
    kind: Kind,
    owner: string,
    options: Pick<ListOptions, "cursor" | "limit">,
  ): Promise<Page<RecordOf<Kind>>>;
  /** A programme's records by state; may lag behind writes, so whoever acts on one reads it again. */
  list<Kind extends ListedKind>(kind: Kind, programme: string, options?: ListOptions): Promise<Page<RecordOf<Kind>>>;
  /** Everything of this kind that belongs to a person, the oldest first; what was written a moment ago may be missing. */
  ofPerson<Kind extends OwnedKind>(kind: Kind, person: string): Promise<RecordOf<Kind>[]>;
  /** Ids of one part's messages whose next action is at or before `until`, and when the next one after that is. May lag. */
  due(lane: DueLane, until: Temporal.Instant, limit: number): Promise<{ ids: string[]; next?: string | undefined }>;
  /** Every message there is, strongly consistent, page by page: for the audit only. */
  everyMessage(unread?: Unread): AsyncIterable<RecordOf<"message">>;
  /** Ids in the due index, all of them: for the audit only. */
  everyDue(): AsyncIterable<string>;
  /**
   * All or nothing, at most 100 changes, the lines they leave in the journal included (`journalOf`). @throws Conflict when
   * a record is not at the version given; TakenBefore when a message is claimed that the journal knows better.
   */
  commit(changes: readonly Change[]): Promise<void>;
  /** What the journal, which lies outside the table, knows of one of its things. */
  journaled<Of extends JournalEntry["of"]>(of: Of, id: string): Promise<Extract<JournalEntry, { of: Of }> | undefined>;
  /** All of the journal, strongly consistent, in no particular order: for the audit. */
  everyJournaled(): AsyncIterable<JournalEntry>;
  /** The same page by page, in an order that stays: for what goes through it after a restore, in as many runs as it takes. */
  journalPage(options: Pick<ListOptions, "cursor" | "limit">): Promise<Page<JournalEntry>>;
  /** The table mail leaves from, as the journal knows it; half a minute old at most. Undefined: it never left from any. */
  mailTable(): Promise<string | undefined>;
  /** What names this very table: its id, or its ARN where there is none; a minute old at most. */
  identity(): Promise<string>;
}

/** What a link is for; a link for one thing opens no other. */
export type LinkPurpose =
  | "confirm"
  | "respond"
  | "answer"
  | "me"
  | "feed"
  | "unsubscribe"
  | "address"
  | "invite"
  | "meet";

export interface LinkClaims {
  readonly purpose: LinkPurpose;
  /** Whose link it is: a person's id. */
  readonly person: string;
  readonly programme: string;
  /** What it is about: a proposal, a touchpoint; empty where the person says it all. */
  readonly subject: string;
  /** Which of the person's links of this kind it is: those from before a certain one were ended. Absent: 0. */
  readonly epoch?: number | undefined;
}

/** Signed links. State on the record decides what they still do; a link only proves who holds it and what for. */
export interface Links {
  /** The token, and only the token. `until` absent: never expires. */
  sign(claims: LinkClaims, until?: Temporal.Instant): Promise<string>;
  /** @throws Problem `link-invalid` (tampered, other purpose), `link-expired`. */
  read(token: string, purpose: LinkPurpose, now: Temporal.Instant): Promise<LinkClaims>;
}

/** Stamps on public forms: who sends one back was shown the form, and when; with a proof, their machine worked for it. */
export interface Stamps {
  issue(now: Temporal.Instant): Promise<{ readonly stamp: string; readonly challenge: Challenge }>;
  /** Undefined: not ours. Whether it is too old or was used is for the caller to say. */
  read(stamp: string, proof: string | undefined): Promise<Stamp | undefined>;
}

/** Keyed hashes of addresses, so that ids and claims reveal nobody. */
export interface Addresses {
  hash(address: string): Promise<string>;
}

/** Almanac's own bus. */
export interface EventBus {
  publish<Name extends EventName>(name: Name, detail: EventDetail<Name>): Promise<void>;
}

/** Where people reach the pages; empty: the API's own address, as the brake notes it. */
export interface Site {
  readonly publicUrl: string;
}

/** The tz database in use: touchpoints are resolved again when it changes. */
export interface Zones {
  readonly version: string;
}

/** The console: where its coordinators sign in, and the script that runs it. */
export interface ConsoleSite {
  readonly client: string;
  readonly url: string;
  readonly issuer: string;
  readonly script: { readonly text: string; readonly version: string };
}

export interface Ports {
  readonly store: Store;
  readonly links: Links;
  readonly addresses: Addresses;
  readonly stamps: Stamps;
  readonly queue: SendQueue;
  readonly bus: EventBus;
  readonly mailer: Mailer;
  readonly news: NewsQueue;
  readonly quota: Quota;
  readonly pace: PacePort;
  readonly nonces: Nonces;
  readonly site: Site;
  readonly zones: Zones;
  readonly mailbox: Mailbox;
  readonly consoleSite: ConsoleSite;
}
