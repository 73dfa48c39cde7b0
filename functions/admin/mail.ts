import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { armBrake, showBrake } from "#shared/usecases/mail/brake.ts";
import { listHeldMail } from "#shared/usecases/mail/held-mail.ts";

export const handler = http(portsFor("store"), {
  armBrake: { handle: armBrake },
  showBrake: { handle: showBrake },
  listHeldMail: { handle: listHeldMail },
});
