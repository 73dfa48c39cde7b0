import { alreadyJoinedLetter, confirmLetter, mentorApprovedLetter } from "./joining.ts";
import type { LetterContext, Written } from "./letter.ts";
import { meetingChangedLetter } from "./meeting.ts";
import { introductionLetter, mentorshipEndedLetter } from "./mentoring.ts";
import { promptLetter } from "./prompting.ts";
import { proposalMenteeLetter, proposalMentorLetter, proposalReminderLetter } from "./suggesting.ts";

/** Writes the mail of a message, whatever its kind, from what is true now. */
export function writeLetter(context: LetterContext): Promise<Written> {
  switch (context.message.kind) {
    case "confirm":
      return confirmLetter(context);
    case "already-joined":
      return alreadyJoinedLetter(context);
    case "mentor-approved":
      return mentorApprovedLetter(context);
    case "proposal-mentor":
      return proposalMentorLetter(context);
    case "proposal-mentee":
      return proposalMenteeLetter(context);
    case "proposal-reminder":
      return proposalReminderLetter(context);
    case "introduction":
      return introductionLetter(context);
    case "prompt":
      return promptLetter(context);
    case "meeting-changed":
      return meetingChangedLetter(context);
    case "mentorship-ended":
      return mentorshipEndedLetter(context);
  }
}
