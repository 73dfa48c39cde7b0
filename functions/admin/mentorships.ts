import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { changeGroup, changeGroupRefused } from "#shared/usecases/pairing/desk/change-group.ts";
import { listGroups, makeGroup, makeGroupRefused, showGroup } from "#shared/usecases/pairing/desk/groups.ts";
import { endMentorship, listMentorships, showMentorship } from "#shared/usecases/pairing/desk/mentorships.ts";
import { pauseMentorship, pauseMentorshipRefused } from "#shared/usecases/pairing/desk/rest-mentorship.ts";
import { findMentors, showMentorChoices, suggestMentor } from "#shared/usecases/pairing/desk/suggest-mentor.ts";

const ports = portsFor("store", "queue", "bus", "addresses", "zones");

export const handler = http<ReturnType<typeof ports>>(ports, {
  ...{ listMentorships: { handle: listMentorships }, showMentorship: { handle: showMentorship } },
  endMentorship: { handle: endMentorship },
  pauseMentorship: { handle: pauseMentorship, refused: pauseMentorshipRefused },
  ...{ findMentors: { handle: findMentors }, showMentorChoices: { handle: showMentorChoices } },
  suggestMentor: { handle: suggestMentor },
  ...{ listGroups: { handle: listGroups }, makeGroup: { handle: makeGroup, refused: makeGroupRefused } },
  ...{ showGroup: { handle: showGroup }, changeGroup: { handle: changeGroup, refused: changeGroupRefused } },
});
