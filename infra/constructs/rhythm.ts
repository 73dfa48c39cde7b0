import { Duration } from "aws-cdk-lib";

export interface Rhythm {
  /** Runs so often that a missed run needs no repeating. */
  readonly often: boolean;
  /** How long nothing may happen before somebody is told. */
  readonly silence: { readonly period: Duration; readonly periods: number };
}

/** What a schedule's expression says about how soon its silence is strange. CloudWatch looks back a week at most. */
export function rhythmOf(expression: string): Rhythm {
  if (expression === "rate(1 minute)") return { often: true, silence: { period: Duration.minutes(1), periods: 10 } };
  if (expression === "rate(1 hour)") return { often: false, silence: { period: Duration.hours(1), periods: 3 } };
  // Once a day: an hour or two late is late, not silent.
  if (/^cron\(\d+ \d+ \* \* \? \*\)$/.test(expression)) {
    return { often: false, silence: { period: Duration.hours(1), periods: 26 } };
  }
  throw new Error(`How long may ${expression} be silent? Say so in infra/constructs/rhythm.ts.`);
}
