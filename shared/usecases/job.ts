/** What a job is told: by its schedule nothing, by a coordinator whether it is only a rehearsal, and for which programme. */
export interface JobOrder {
  readonly dryRun: boolean;
  /** A coordinator asked for it: daily parts run whatever the hour. */
  readonly byHand?: boolean;
  readonly programme?: string | undefined;
  readonly round?: string | undefined;
  /** Milliseconds until the run is ended from outside. */
  readonly timeLeft?: () => number;
}

/** What came of it. `nothingBefore`: the instant before which a further run would do nothing. */
export interface JobSummary {
  readonly summary: Readonly<Record<string, number | string>>;
  readonly nothingBefore?: string | undefined;
}

/** The error with what the job had done by then: that is logged too, for alarms go by it. */
export function having(error: unknown, summary: JobSummary["summary"]): unknown {
  return error instanceof Error ? Object.assign(error, { summary }) : error;
}

/** Later than any schedule: nothing at all is due. */
export const farAhead = "9999-12-31T00:00:00.000Z";
