import { portsFor } from "#functions/runtime/deps.ts";
import { queue } from "#functions/runtime/queue.ts";
import { SesNews } from "#shared/contracts/events.ts";
import { sesFeedback } from "#shared/usecases/mail/ses-feedback.ts";

export const handler = queue(SesNews, portsFor("store", "addresses"), async ({ detail }, ports, now) =>
  detail === undefined ? "no-news" : sesFeedback({ detail }, ports, now),
);
