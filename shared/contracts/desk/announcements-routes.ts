import * as z from "zod";
import { Announcement } from "../../domain/announcement.ts";
import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";
import { AnnouncementPath, WriteAnnouncement } from "./announcements-requests.ts";
import { DeskListQuery, DeskQuery } from "./desk-requests.ts";

/** An announcement, and the work that counts whom it would reach. */
const AnnouncementReport = Announcement.extend({ count: answers.WorkReport.omit({ lines: true, cursor: true }) });

/** What coordinators do about announcements. */
export const announcementsRoutes = {
  listAnnouncements: {
    method: "GET",
    path: "/admin/programmes/{programme}/announcements",
    function: "announcements",
    access: "coordinator",
    summary: "A programme's announcements, drafts first, the newest first",
    parameters: requests.ProgrammePath,
    query: DeskListQuery,
    answers: { 200: z.object({ items: z.array(Announcement), cursor: z.string().nullable() }) },
    page: true,
  },
  writeAnnouncement: {
    method: "POST",
    path: "/admin/programmes/{programme}/announcements",
    function: "announcements",
    access: "coordinator",
    summary: "Write an announcement; nothing is sent, but it is counted whom it would reach",
    parameters: requests.ProgrammePath,
    query: DeskQuery,
    body: WriteAnnouncement,
    answers: { 201: AnnouncementReport },
    page: true,
  },
  showAnnouncement: {
    method: "GET",
    path: "/admin/programmes/{programme}/announcements/{announcement}",
    function: "announcements",
    access: "coordinator",
    summary: "An announcement, how it looks to a reader, and whom it reaches",
    parameters: AnnouncementPath,
    query: DeskQuery,
    answers: { 200: AnnouncementReport },
    page: true,
  },
  sendAnnouncement: {
    method: "POST",
    path: "/admin/programmes/{programme}/announcements/{announcement}/sending",
    function: "announcements",
    access: "coordinator",
    summary: "Write to everybody an announcement is for, to each of them alone and once",
    parameters: AnnouncementPath,
    query: DeskQuery,
    body: requests.Nothing,
    answers: { 202: answers.Accepted },
    page: true,
  },
} as const satisfies Record<string, Route>;
