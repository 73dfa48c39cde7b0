import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { askMentors, askMentorsRefused } from "#shared/usecases/pairing/ask-mentors.ts";
import { mentors } from "#shared/usecases/pairing/mentors.ts";

export const handler = http(portsFor("store", "links", "queue", "site", "zones"), {
  mentors: { handle: mentors },
  askMentors: { handle: askMentors, refused: askMentorsRefused },
});
