import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { inviteMembers } from "#shared/usecases/coordinators/members/invite-members.ts";
import { listMembers, putMember, showMember } from "#shared/usecases/coordinators/members/members.ts";

const ports = portsFor("store", "addresses", "bus");

export const handler = http<ReturnType<typeof ports>>(ports, {
  listMembers: { handle: listMembers },
  showMember: { handle: showMember },
  putMember: { handle: putMember },
  inviteMembers: { handle: inviteMembers },
});
