import { type AddressChangingMail, addressChangingMail } from "./address-changing.ts";
import {
  type AgainMentorMail,
  type AYearLaterMail,
  againMentorMail,
  aYearLaterMail,
  type GoingOnMail,
  goingOnMail,
} from "./again.ts";
import { type AlreadyJoinedMail, alreadyJoinedMail } from "./already-joined.ts";
import { type AnnouncementMail, announcementMail } from "./announcement.ts";
import { type ChoosingMail, choosingMail } from "./choosing.ts";
import { type ConcernRaisedMail, concernRaisedMail } from "./concern-raised.ts";
import { type ConfirmMail, confirmMail } from "./confirm.ts";
import { type ConfirmAddressMail, confirmAddressMail } from "./confirm-address.ts";
import { type GroupIntroductionMail, groupIntroductionMail } from "./group-introduction.ts";
import { type InLineMail, inLineMail } from "./in-line.ts";
import { type IntroductionMail, introductionMail } from "./introduction.ts";
import { type InvitationMail, invitationMail } from "./invitation.ts";
import type { Mail } from "./mail.ts";
import { type MeetingChangedMail, meetingChangedMail } from "./meeting-changed.ts";
import { type MentorApprovedMail, mentorApprovedMail } from "./mentor-approved.ts";
import { type MentorshipEndedMail, mentorshipEndedMail } from "./mentorship-ended.ts";
import { type MyPageMail, myPageMail } from "./my-page.ts";
import { type OfferMail, offerMail } from "./offer.ts";
import { type PromptMail, promptMail } from "./prompt.ts";
import { type ProposalMenteeMail, proposalMenteeMail } from "./proposal-mentee.ts";
import { type ProposalMentorMail, proposalMentorMail } from "./proposal-mentor.ts";
import { type ProposalReminderMail, proposalReminderMail } from "./proposal-reminder.ts";
import { type RequestClosedMail, requestClosedMail } from "./request-closed.ts";
import { type StillThereMail, stillThereMail } from "./still-there.ts";
import { type StillTogetherMail, stillTogetherMail } from "./still-together.ts";
import { type TalkCheckMail, talkCheckMail } from "./talk-check.ts";
import { type TalkInvitationMail, talkInvitationMail } from "./talk-invitation.ts";
import { type TalkTimesMail, talkTimesMail } from "./talk-times.ts";

/** What any mail is written from. */
export type MailModel =
  | AddressChangingMail
  | AgainMentorMail
  | AlreadyJoinedMail
  | AnnouncementMail
  | AYearLaterMail
  | ChoosingMail
  | ConcernRaisedMail
  | ConfirmAddressMail
  | ConfirmMail
  | GoingOnMail
  | GroupIntroductionMail
  | InLineMail
  | IntroductionMail
  | InvitationMail
  | MeetingChangedMail
  | MentorApprovedMail
  | MentorshipEndedMail
  | MyPageMail
  | OfferMail
  | PromptMail
  | ProposalMenteeMail
  | ProposalMentorMail
  | ProposalReminderMail
  | RequestClosedMail
  | StillThereMail
  | StillTogetherMail
  | TalkCheckMail
  | TalkInvitationMail
  | TalkTimesMail;

/** Writes a mail, whatever its kind. */
export function composeMail(model: MailModel): Mail {
  switch (model.kind) {
    case "address-changing":
      return addressChangingMail(model);
    case "again-mentor":
      return againMentorMail(model);
    case "going-on":
      return goingOnMail(model);
    case "a-year-later":
      return aYearLaterMail(model);
    case "already-joined":
      return alreadyJoinedMail(model);
    case "announcement":
      return announcementMail(model);
    case "choosing":
      return choosingMail(model);
    case "concern-raised":
      return concernRaisedMail(model);
    case "confirm-address":
      return confirmAddressMail(model);
    case "confirm":
      return confirmMail(model);
    case "in-line":
      return inLineMail(model);
    case "group-introduction":
      return groupIntroductionMail(model);
    case "introduction":
      return introductionMail(model);
    case "invitation":
      return invitationMail(model);
    case "meeting-changed":
      return meetingChangedMail(model);
    case "mentor-approved":
      return mentorApprovedMail(model);
    case "mentorship-ended":
      return mentorshipEndedMail(model);
    case "my-page":
      return myPageMail(model);
    case "offer":
      return offerMail(model);
    case "prompt":
      return promptMail(model);
    case "proposal-mentee":
      return proposalMenteeMail(model);
    case "proposal-mentor":
      return proposalMentorMail(model);
    case "proposal-reminder":
      return proposalReminderMail(model);
    case "request-closed":
      return requestClosedMail(model);
    case "talk-times":
      return talkTimesMail(model);
    case "talk-invitation":
      return talkInvitationMail(model);
    case "talk-check":
      return talkCheckMail(model);
    case "still-there":
      return stillThereMail(model);
    case "still-together":
      return stillTogetherMail(model);
  }
}
