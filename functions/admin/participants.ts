import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { listParticipants } from "#shared/usecases/coordinators/participants.ts";
import { showPerson } from "#shared/usecases/coordinators/person.ts";
import { showYear } from "#shared/usecases/coordinators/person-year.ts";
import { participantRefused, setParticipant } from "#shared/usecases/coordinators/set-participant.ts";
import { vet } from "#shared/usecases/coordinators/vetting.ts";
import { showVetting, vetRefused } from "#shared/usecases/coordinators/vetting-queue.ts";
import { invite } from "#shared/usecases/joining/invite.ts";
import { releaseSignUp } from "#shared/usecases/joining/release-sign-up.ts";
import { whyMail } from "#shared/usecases/mail/why-mail.ts";

const ports = portsFor("store", "queue", "bus", "addresses", "links", "site", "zones");

export const handler = http<ReturnType<typeof ports>>(ports, {
  listParticipants: { handle: listParticipants },
  showPerson: { handle: showPerson },
  showYear: { handle: showYear },
  whyMail: { handle: whyMail },
  showVetting: { handle: showVetting },
  vet: { handle: vet, refused: vetRefused },
  releaseSignUp: { handle: releaseSignUp },
  setParticipant: { handle: setParticipant, refused: participantRefused },
  invite: { handle: invite },
});
