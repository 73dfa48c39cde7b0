import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { askMentors, askMentorsRefused } from "#shared/usecases/pairing/ask-mentors.ts";
import { sayChoice, sayChoiceRefused } from "#shared/usecases/pairing/choosing/say-choice.ts";
import { choose } from "#shared/usecases/pairing/choosing/show-choose.ts";
import { mentors } from "#shared/usecases/pairing/mentors.ts";

export const handler = http(portsFor("store", "links", "queue", "site", "zones"), {
  mentors: { handle: mentors },
  choose: { handle: choose },
  sayChoice: { handle: sayChoice, refused: sayChoiceRefused },
  askMentors: { handle: askMentors, refused: askMentorsRefused },
});
