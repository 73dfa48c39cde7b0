import type { RouteHandlers } from "#functions/runtime/http.ts";
import {
  announcementRefused,
  listAnnouncements,
} from "#shared/usecases/coordinators/announcements/list-announcements.ts";
import { showAnnouncement } from "#shared/usecases/coordinators/announcements/show-announcement.ts";
import { sendAnnouncement, writeAnnouncement } from "#shared/usecases/coordinators/announcements/write-announcement.ts";
import { carryOver } from "#shared/usecases/coordinators/books/carry-over.ts";
import { listBooks, showBook } from "#shared/usecases/coordinators/books/list-books.ts";
import { bookRefused, takeBook } from "#shared/usecases/coordinators/books/take-book.ts";
import { consolePage, consoleScript } from "#shared/usecases/coordinators/console.ts";
import { copyForm, copyProgramme, copyRefused } from "#shared/usecases/coordinators/copy-programme.ts";
import { lookAtHolidays } from "#shared/usecases/coordinators/holidays.ts";
import { pairingRefused, setPairing, showPairing } from "#shared/usecases/coordinators/how-we-pair.ts";
import { importExample, listImports } from "#shared/usecases/coordinators/import/list-imports.ts";
import { applyImport, checkImport } from "#shared/usecases/coordinators/import/start-import.ts";
import { createImport, putImportPart } from "#shared/usecases/coordinators/import/uploads.ts";
import { addKeyDate, addKeyDateRefused } from "#shared/usecases/coordinators/key-date-add.ts";
import { askKeyDatePreview, keyDateRefused } from "#shared/usecases/coordinators/key-date-asked.ts";
import { listKeyDates, setKeyDate, showKeyDate } from "#shared/usecases/coordinators/key-dates.ts";
import { inviteMembers } from "#shared/usecases/coordinators/members/invite-members.ts";
import { listMembers, putMember, showMember } from "#shared/usecases/coordinators/members/members.ts";
import { listParticipants } from "#shared/usecases/coordinators/participants.ts";
import { endPause, listPauses, pauseRefused, setPause } from "#shared/usecases/coordinators/pauses.ts";
import { showPerson } from "#shared/usecases/coordinators/person.ts";
import { showYear } from "#shared/usecases/coordinators/person-year.ts";
import { makeReport, showReport } from "#shared/usecases/coordinators/report.ts";
import { participantRefused, setParticipant } from "#shared/usecases/coordinators/set-participant.ts";
import { previewSettings, settingsRefused, showSettings } from "#shared/usecases/coordinators/settings.ts";
import { showWork } from "#shared/usecases/coordinators/show-work.ts";
import { today } from "#shared/usecases/coordinators/today.ts";
import { vet } from "#shared/usecases/coordinators/vetting.ts";
import { showVetting, vetRefused } from "#shared/usecases/coordinators/vetting-queue.ts";
import { armBrake, showBrake } from "#shared/usecases/mail/brake-desk.ts";
import { listHeldMail } from "#shared/usecases/mail/held-mail.ts";
import { decideDay, decideMail, holdMessage, leaveMessage, releaseMessage } from "#shared/usecases/mail/hold.ts";
import { showMessage } from "#shared/usecases/mail/show-message.ts";
import { listMail } from "#shared/usecases/mail/upcoming.ts";
import { whyMail } from "#shared/usecases/mail/why-mail.ts";
import { changeGroup, changeGroupRefused } from "#shared/usecases/pairing/desk/change-group.ts";
import { applyChange, previewChange } from "#shared/usecases/pairing/desk/change-pair.ts";
import { changeRefused } from "#shared/usecases/pairing/desk/change-refused.ts";
import { listGroups, makeGroup, makeGroupRefused, showGroup } from "#shared/usecases/pairing/desk/groups.ts";
import { endMentorship, listMentorships, showMentorship } from "#shared/usecases/pairing/desk/mentorships.ts";
import { pauseMentorship, pauseMentorshipRefused } from "#shared/usecases/pairing/desk/rest-mentorship.ts";
import { showChange } from "#shared/usecases/pairing/desk/show-change.ts";
import { showProposal, showUnpaired } from "#shared/usecases/pairing/desk/show-pair.ts";
import { listRounds, listUnpaired, showPublication, showRound } from "#shared/usecases/pairing/desk/show-rounds.ts";
import { findMentors, showMentorChoices, suggestMentor } from "#shared/usecases/pairing/desk/suggest-mentor.ts";
import type { Ports } from "#shared/usecases/ports.ts";

/** The routes of the console with their use cases, as the entries wire them. */
export const deskHandlers: RouteHandlers<Ports> = {
  ...{ consolePage: { handle: consolePage }, consoleScript: { handle: consoleScript } },
  showWork: { handle: showWork },
  ...{ today: { handle: today }, showPerson: { handle: showPerson }, showVetting: { handle: showVetting } },
  ...{ showYear: { handle: showYear }, whyMail: { handle: whyMail } },
  ...{ listParticipants: { handle: listParticipants }, vet: { handle: vet, refused: vetRefused } },
  ...{ showReport: { handle: showReport }, makeReport: { handle: makeReport } },
  showSettings: { handle: showSettings },
  previewSettings: { handle: previewSettings, refused: settingsRefused },
  ...{ showPairing: { handle: showPairing }, setPairing: { handle: setPairing, refused: pairingRefused } },
  ...{ listBooks: { handle: listBooks }, showBook: { handle: showBook }, carryOver: { handle: carryOver } },
  takeBook: { handle: takeBook, refused: bookRefused },
  ...{ copyForm: { handle: copyForm }, copyProgramme: { handle: copyProgramme, refused: copyRefused } },
  ...{
    listKeyDates: { handle: listKeyDates },
    lookAtHolidays: { handle: lookAtHolidays },
    addKeyDate: { handle: addKeyDate, refused: addKeyDateRefused },
    showKeyDate: { handle: showKeyDate },
    setKeyDate: { handle: setKeyDate },
  },
  ...{ listPauses: { handle: listPauses }, setPause: { handle: setPause, refused: pauseRefused } },
  endPause: { handle: endPause },
  previewKeyDate: { handle: askKeyDatePreview, refused: keyDateRefused },
  ...{ armBrake: { handle: armBrake }, showBrake: { handle: showBrake }, listMail: { handle: listMail } },
  ...{ listHeldMail: { handle: listHeldMail }, showMessage: { handle: showMessage } },
  ...{ holdMessage: { handle: holdMessage }, releaseMessage: { handle: releaseMessage } },
  ...{ leaveMessage: { handle: leaveMessage }, decideMail: { handle: decideMail }, decideDay: { handle: decideDay } },
  ...{ listImports: { handle: listImports }, createImport: { handle: createImport } },
  ...{ putImportPart: { handle: putImportPart }, checkImport: { handle: checkImport } },
  ...{ applyImport: { handle: applyImport }, importExample: { handle: importExample } },
  ...{ listMembers: { handle: listMembers }, showMember: { handle: showMember }, putMember: { handle: putMember } },
  inviteMembers: { handle: inviteMembers },
  listAnnouncements: { handle: listAnnouncements },
  writeAnnouncement: { handle: writeAnnouncement, refused: announcementRefused },
  ...{ showAnnouncement: { handle: showAnnouncement }, sendAnnouncement: { handle: sendAnnouncement } },
  ...{ listRounds: { handle: listRounds }, showRound: { handle: showRound }, showProposal: { handle: showProposal } },
  ...{ listUnpaired: { handle: listUnpaired }, showUnpaired: { handle: showUnpaired } },
  ...{ previewChange: { handle: previewChange, refused: changeRefused }, showChange: { handle: showChange } },
  ...{ applyChange: { handle: applyChange }, showPublication: { handle: showPublication } },
  ...{ listMentorships: { handle: listMentorships }, showMentorship: { handle: showMentorship } },
  ...{
    endMentorship: { handle: endMentorship },
    pauseMentorship: { handle: pauseMentorship, refused: pauseMentorshipRefused },
    setParticipant: { handle: setParticipant, refused: participantRefused },
    findMentors: { handle: findMentors },
  },
  ...{ listGroups: { handle: listGroups }, makeGroup: { handle: makeGroup, refused: makeGroupRefused } },
  ...{ showGroup: { handle: showGroup }, changeGroup: { handle: changeGroup, refused: changeGroupRefused } },
  ...{ showMentorChoices: { handle: showMentorChoices }, suggestMentor: { handle: suggestMentor } },
};
