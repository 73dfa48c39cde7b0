import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { armBrake, showBrake } from "#shared/usecases/mail/brake-desk.ts";
import { listHeldMail } from "#shared/usecases/mail/held-mail.ts";
import { decideDay, decideMail, holdMessage, leaveMessage, releaseMessage } from "#shared/usecases/mail/hold.ts";
import { showMessage } from "#shared/usecases/mail/show-message.ts";
import { listMail } from "#shared/usecases/mail/upcoming.ts";

const ports = portsFor("store", "bus", "zones");

export const handler = http<ReturnType<typeof ports>>(ports, {
  armBrake: { handle: armBrake },
  showBrake: { handle: showBrake },
  listMail: { handle: listMail },
  showMessage: { handle: showMessage },
  holdMessage: { handle: holdMessage },
  releaseMessage: { handle: releaseMessage },
  leaveMessage: { handle: leaveMessage },
  listHeldMail: { handle: listHeldMail },
  decideMail: { handle: decideMail },
  decideDay: { handle: decideDay },
});
