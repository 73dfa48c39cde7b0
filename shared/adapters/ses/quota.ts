import {
  GetSendQuotaCommand,
  GetSendStatisticsCommand,
  type SESClient,
  type SESClientConfig,
} from "@aws-sdk/client-ses";
import type { Slice } from "../../ledger/pauses.ts";
import type { Quota, SendingLimits } from "../../usecases/mail-ports.ts";
import { patience } from "../patience.ts";

/** Reading may be repeated, but dispatch has other things to do in its minute. */
export const patientButBrief: SESClientConfig = {
  ...patience,
  maxAttempts: 2,
};

/** Milliseconds: SES counts in quarters of an hour, and answers whatever is not sending once a second for the account. */
const [counted, apart] = [15 * 60_000, 1100];

/**
 * SES's limits; with them, every quarter of an hour, what it counted in the last two weeks for the whole account.
 * `clock`: milliseconds since 1970. @throws what the SDK throws: what was read last then goes on to count.
 */
export function sesQuota(
  client: SESClient,
  clock: () => number,
  sleep: (milliseconds: number) => Promise<unknown>,
): Quota {
  let counts = Number.NEGATIVE_INFINITY;

  /** Mail goes by the limits whatever becomes of this; what was counted is asked for again in a minute. */
  async function lately(): Promise<Pick<SendingLimits, "recent" | "uncounted">> {
    if (Math.abs(clock() - counts) < counted) return {};
    try {
      return { recent: await recent() };
    } catch (error) {
      return { uncounted: error instanceof Error ? error.name : "unread" };
    } finally {
      await sleep(apart);
    }
  }

  async function recent(): Promise<Slice[]> {
    const { SendDataPoints = [] } = await client.send(new GetSendStatisticsCommand());
    counts = clock();
    return SendDataPoints.flatMap(({ Timestamp, DeliveryAttempts = 0, Bounces = 0, Complaints = 0 }) =>
      Timestamp === undefined
        ? []
        : [
            {
              at: Timestamp.toISOString(),
              sent: DeliveryAttempts,
              bounces: Bounces,
              complaints: Complaints,
            },
          ],
    );
  }

  return {
    async read() {
      const told = await lately();
      const {
        MaxSendRate = 1,
        Max24HourSend = 200,
        SentLast24Hours = 0,
      } = await client.send(new GetSendQuotaCommand());
      return { perSecond: MaxSendRate, perDay: Max24HourSend, used: SentLast24Hours, ...told };
    },
  };
}
