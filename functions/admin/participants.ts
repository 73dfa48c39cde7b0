import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { listMentorships, listParticipants, vet } from "#shared/usecases/coordinators/participants.ts";
import { invite } from "#shared/usecases/joining/invite.ts";
import { releaseSignUp } from "#shared/usecases/joining/release-sign-up.ts";

const ports = portsFor("store", "queue", "addresses", "links", "site");

export const handler = http<ReturnType<typeof ports>>(ports, {
  listParticipants: { handle: listParticipants },
  listMentorships: { handle: listMentorships },
  vet: { handle: vet },
  releaseSignUp: { handle: releaseSignUp },
  invite: { handle: invite },
});
