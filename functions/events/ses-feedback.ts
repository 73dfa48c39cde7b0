import { portsFor } from "#functions/runtime/deps.ts";
import { event } from "#functions/runtime/event.ts";
import { SesEvent } from "#shared/contracts/events.ts";
import { sesFeedback } from "#shared/usecases/ses-feedback.ts";

export const handler = event(SesEvent, portsFor("store"), sesFeedback);
