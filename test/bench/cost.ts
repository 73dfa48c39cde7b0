import type { Used } from "#infra/sandbox/meter.ts";
import { realRun } from "#test/simulate/real/run.ts";
import { combined, nothing, priceOf, roundedUsage, scaled, type Usage, usageOf } from "./cost-usage.ts";
import { rounded } from "./measuring.ts";
import { prices } from "./prices.ts";

const daysOfMonth = 30.4;
/** What 1,000 mentees and 500 mentors of two get in a year at most: the budget of each. */
const mailsOfThousand = 1_000 * 18 + 500 * 14;

/** The runs of scheduled jobs that find nothing to do, and what each of them uses. */
type Idle = ReadonlyMap<string, { readonly runs: number; readonly each: Usage }>;

/**
 * Counts what messages use of the services, in runs of so many through the real bundles, and what a deployment uses
 * that has nothing to do; and prices a year of 1,000 mentees. `say` hears how far it is.
 */
export async function costBench(sizes: readonly number[], say: (line: string) => void) {
  say("Counting a day on which nothing happens …");
  const idle = await idleDay();
  const day = [...idle.values()].reduce((all, { runs, each }) => combined(all, each, runs), nothing);
  const runsOfDay = [...idle.values()].reduce((all, { runs }) => all + runs, 0);
  const month = scaled(day, daysOfMonth);
  const monthPrice = priceOf(month) + runsOfDay * daysOfMonth * prices.scheduled;

  const counted = [];
  for (const size of sizes) {
    say(`Counting ${size} messages …`);
    counted.push(await countedFor(size, idle));
  }
  const largest = counted.at(-1);
  if (!largest) throw new Error("No size to count.");
  const mails = mailsOfThousand * priceOf(largest.each);
  // Every night the audit reads the whole table strongly: on average half a year's mails, and everybody's year.
  const audits = 365 * (mailsOfThousand / 2) * largest.nightly * prices.readUnit;
  const standing = 12 * monthPrice;
  return {
    perMessage: counted.map(({ messages, each, nightly, byFunction }) => ({
      messages,
      ...roundedUsage(each),
      readByEachNightsAudit: rounded(nightly),
      usdForThousand: rounded(1_000 * priceOf(each)),
      byFunction,
    })),
    idleMonth: { ...roundedUsage(month), usd: rounded(monthPrice) },
    yearOfThousandMentees: {
      mails: mailsOfThousand,
      usd: {
        mails: rounded(mails),
        audits: rounded(audits),
        standing: rounded(standing),
        all: rounded(mails + audits + standing),
      },
    },
    assumed: "Lambda's seconds: 5 ms a call to the database, 100 ms to SES, 20 ms to others and for each invocation.",
  };
}

/** A day of a deployment in which nothing happens, with every run of every schedule, as AWS has it. */
async function idleDay(): Promise<Idle> {
  const { used = {} } = await realRun({ messages: 0, seed: 1, calm: true, metered: true, everyRun: true });
  return new Map(
    functionsIn(used).map(([name, one]) => {
      const runs = one.invocations;
      return [name, { runs, each: scaled(usageOf(name, one), 1 / Math.max(1, runs)) }];
    }),
  );
}

/** What one message uses from when it is planned to its last event: what all functions used, less what idle runs would. */
async function countedFor(messages: number, idle: Idle) {
  const { used = {}, looks = 1 } = await realRun({ messages, seed: 1, calm: true, metered: true });
  const each = functionsIn(used)
    .map(([name, one]) => combined(usageOf(name, one), idle.get(name)?.each ?? nothing, -one.invocations))
    .reduce((all, one) => combined(all, one), nothing);
  const byFunction = Object.fromEntries(
    functionsIn(used).map(([name, { invocations, read, write }]) => [name, { invocations, read, write }]),
  );
  const nightly = (used["outside"]?.read["table"] ?? 0) / looks / messages;
  return { messages, each: scaled(each, 1 / messages), nightly, byFunction };
}

/** Without what the run itself read to judge. */
function functionsIn(used: Readonly<Record<string, Used>>): [string, Used][] {
  return Object.entries(used).filter(([name]) => name !== "outside");
}
