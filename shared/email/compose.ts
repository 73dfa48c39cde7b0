import { type AlreadyJoinedMail, alreadyJoinedMail } from "./already-joined.ts";
import { type ConfirmMail, confirmMail } from "./confirm.ts";
import { type IntroductionMail, introductionMail } from "./introduction.ts";
import type { Mail } from "./mail.ts";
import { type MeetingChangedMail, meetingChangedMail } from "./meeting-changed.ts";
import { type MentorApprovedMail, mentorApprovedMail } from "./mentor-approved.ts";
import { type MentorshipEndedMail, mentorshipEndedMail } from "./mentorship-ended.ts";
import { type PromptMail, promptMail } from "./prompt.ts";
import { type ProposalMenteeMail, proposalMenteeMail } from "./proposal-mentee.ts";
import { type ProposalMentorMail, proposalMentorMail } from "./proposal-mentor.ts";
import { type ProposalReminderMail, proposalReminderMail } from "./proposal-reminder.ts";

/** What any mail is written from. */
export type MailModel =
  | AlreadyJoinedMail
  | ConfirmMail
  | IntroductionMail
  | MeetingChangedMail
  | MentorApprovedMail
  | MentorshipEndedMail
  | PromptMail
  | ProposalMenteeMail
  | ProposalMentorMail
  | ProposalReminderMail;

/** Writes a mail, whatever its kind. */
export function composeMail(model: MailModel): Mail {
  switch (model.kind) {
    case "already-joined":
      return alreadyJoinedMail(model);
    case "confirm":
      return confirmMail(model);
    case "introduction":
      return introductionMail(model);
    case "meeting-changed":
      return meetingChangedMail(model);
    case "mentor-approved":
      return mentorApprovedMail(model);
    case "mentorship-ended":
      return mentorshipEndedMail(model);
    case "prompt":
      return promptMail(model);
    case "proposal-mentee":
      return proposalMenteeMail(model);
    case "proposal-mentor":
      return proposalMentorMail(model);
    case "proposal-reminder":
      return proposalReminderMail(model);
  }
}
