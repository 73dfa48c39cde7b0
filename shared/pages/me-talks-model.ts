/** How it stands with one pair's times to talk. */
export interface MeTalks {
  /** What the others are to the reader. */
  readonly others: "mentor" | "mentee";
  readonly names: readonly string[];
  /** Where a time is found, moved and cancelled. */
  readonly link: string;
  /** The other's times wait for a choice. */
  readonly waits: boolean;
  /** The agreed talk ahead. */
  readonly next?: string | undefined;
  /** Talks agreed on, ahead and past, with their days where the reader lives. */
  readonly days: readonly { readonly at: string; readonly date: string }[];
}
