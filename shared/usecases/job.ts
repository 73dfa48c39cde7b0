/** What a job is told: by its schedule nothing, by a coordinator whether it is only a rehearsal, and for which programme. */
export interface JobOrder {
  readonly dryRun: boolean;
  /** A coordinator asked for it: daily parts run whatever the hour. */
  readonly byHand?: boolean;
  readonly programme?: string | undefined;
  readonly round?: string | undefined;
}

/** What came of it. `nothingBefore`: the instant before which a further run would do nothing. */
export interface JobSummary {
  readonly summary: Readonly<Record<string, number | string>>;
  readonly nothingBefore?: string | undefined;
}

/** Later than any schedule: nothing at all is due. */
export const farAhead = "9999-12-31T00:00:00.000Z";
