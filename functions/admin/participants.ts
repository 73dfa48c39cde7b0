import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { listMentorships, listParticipants, vet } from "#shared/usecases/participants.ts";

export const handler = http(portsFor("store", "queue"), {
  listParticipants: { handle: listParticipants },
  listMentorships: { handle: listMentorships },
  vet: { handle: vet },
});
