import { portsFor } from "#functions/runtime/deps.ts";
import { event } from "#functions/runtime/event.ts";
import { SesEvent } from "#shared/contracts/events.ts";
import { sesFeedback } from "#shared/usecases/mail/ses-feedback.ts";

export const handler = event(SesEvent, portsFor("store", "addresses"), sesFeedback);
