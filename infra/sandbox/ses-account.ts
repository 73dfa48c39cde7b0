import type { Answer } from "./http.ts";
import type { Inbox } from "./inbox.ts";
import { queryAnswer, queryResult } from "./ses-query.ts";

/** What SES grants in a day at first. */
const perDay = 50_000;
const [minute, day] = [60_000, 86_400_000];
/** SES counts in quarters of an hour, and keeps two weeks of them. */
const [counted, kept] = [15 * minute, 14 * day];

/** What SES accepted so far. */
interface Accepted extends Pick<Inbox, "countSince"> {
  envelopes(): readonly { readonly acceptedAt: string }[];
}

/** What SES says of the account: its limits, and what it counted. `sendRate`: mails a second. */
export function createSesAccount(inbox: Accepted, now: () => number, sendRate: number) {
  return {
    quota(action: string, requestId: string): Answer {
      const sent = inbox.countSince(now() - day);
      const limits = { Max24HourSend: `${perDay}.0`, MaxSendRate: `${sendRate.toFixed(1)}` };
      return queryResult(action, { ...limits, SentLast24Hours: `${sent}.0` }, requestId);
    },
    /** Only the mailbox simulator bounces and complains here, and SES leaves it out of what it counts. */
    statistics(action: string, requestId: string): Answer {
      const slices = new Map<number, number>();
      for (const { acceptedAt } of inbox.envelopes()) {
        const at = Date.parse(acceptedAt);
        const slice = at - (at % counted);
        if (at > now() - kept) slices.set(slice, (slices.get(slice) ?? 0) + 1);
      }
      const points = [...slices].map(
        ([at, sent]) =>
          `<member><Timestamp>${new Date(at).toISOString()}</Timestamp><DeliveryAttempts>${sent}</DeliveryAttempts><Bounces>0</Bounces><Complaints>0</Complaints><Rejects>0</Rejects></member>`,
      );
      return queryAnswer(action, `<SendDataPoints>${points.join("")}</SendDataPoints>`, requestId);
    },
  };
}
