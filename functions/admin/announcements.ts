import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import {
  announcementRefused,
  listAnnouncements,
} from "#shared/usecases/coordinators/announcements/list-announcements.ts";
import { showAnnouncement } from "#shared/usecases/coordinators/announcements/show-announcement.ts";
import { sendAnnouncement, writeAnnouncement } from "#shared/usecases/coordinators/announcements/write-announcement.ts";

const ports = portsFor("store", "bus");

export const handler = http<ReturnType<typeof ports>>(ports, {
  listAnnouncements: { handle: listAnnouncements },
  writeAnnouncement: { handle: writeAnnouncement, refused: announcementRefused },
  showAnnouncement: { handle: showAnnouncement },
  sendAnnouncement: { handle: sendAnnouncement },
});
