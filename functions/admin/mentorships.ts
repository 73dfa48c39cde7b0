import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { endMentorship, listMentorships, showMentorship } from "#shared/usecases/pairing/desk/mentorships.ts";
import { findMentors, showMentorChoices, suggestMentor } from "#shared/usecases/pairing/desk/suggest-mentor.ts";

const ports = portsFor("store", "queue", "bus", "addresses");

export const handler = http<ReturnType<typeof ports>>(ports, {
  ...{ listMentorships: { handle: listMentorships }, showMentorship: { handle: showMentorship } },
  endMentorship: { handle: endMentorship },
  ...{ findMentors: { handle: findMentors }, showMentorChoices: { handle: showMentorChoices } },
  suggestMentor: { handle: suggestMentor },
});
