import { addressChangingLetter, confirmAddressLetter } from "./addresses.ts";
import { againMentorLetter, aYearLaterLetter, goingOnLetter } from "./again.ts";
import { announcementLetter } from "./announcing.ts";
import { choosingLetter } from "./choosing.ts";
import { invitationLetter } from "./inviting.ts";
import { alreadyJoinedLetter, confirmLetter, mentorApprovedLetter, myPageLetter } from "./joining.ts";
import type { LetterContext, Written } from "./letter.ts";
import { meetingChangedLetter } from "./meeting.ts";
import { introductionLetter, mentorshipEndedLetter } from "./mentoring.ts";
import { groupIntroductionLetter, offerLetter } from "./offering.ts";
import { concernRaisedLetter } from "./office.ts";
import { promptLetter } from "./prompting.ts";
import { stillThereLetter } from "./still-there.ts";
import { stillTogetherLetter } from "./still-together.ts";
import { proposalMenteeLetter, proposalMentorLetter, proposalReminderLetter } from "./suggesting.ts";
import { talkCheckLetter, talkInvitationLetter, talkTimesLetter } from "./talking.ts";
import { inLineLetter, requestClosedLetter } from "./waiting.ts";

/** Writes the mail of a message, whatever its kind, from what is true now. */
export function writeLetter(context: LetterContext): Promise<Written> {
  switch (context.message.kind) {
    case "confirm":
      return confirmLetter(context);
    case "already-joined":
      return alreadyJoinedLetter(context);
    case "my-page":
      return myPageLetter(context);
    case "confirm-address":
      return confirmAddressLetter(context);
    case "address-changing":
      return addressChangingLetter(context);
    case "mentor-approved":
      return mentorApprovedLetter(context);
    case "proposal-mentor":
      return proposalMentorLetter(context);
    case "proposal-mentee":
      return proposalMenteeLetter(context);
    case "proposal-reminder":
      return proposalReminderLetter(context);
    case "choosing":
      return choosingLetter(context);
    case "request-closed":
      return requestClosedLetter(context);
    case "in-line":
      return inLineLetter(context);
    case "still-there":
      return stillThereLetter(context);
    case "still-together":
      return stillTogetherLetter(context);
    case "invitation":
      return invitationLetter(context);
    case "offer":
      return offerLetter(context);
    case "group-introduction":
      return groupIntroductionLetter(context);
    case "introduction":
      return introductionLetter(context);
    case "prompt":
      return promptLetter(context);
    case "meeting-changed":
      return meetingChangedLetter(context);
    case "talk-times":
      return talkTimesLetter(context);
    case "talk-invitation":
      return talkInvitationLetter(context);
    case "talk-check":
      return talkCheckLetter(context);
    case "mentorship-ended":
      return mentorshipEndedLetter(context);
    case "again-mentor":
      return againMentorLetter(context);
    case "going-on":
      return goingOnLetter(context);
    case "a-year-later":
      return aYearLaterLetter(context);
    case "announcement":
      return announcementLetter(context);
    case "concern-raised":
      return concernRaisedLetter(context);
  }
}
