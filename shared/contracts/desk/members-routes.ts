import * as z from "zod";
import { Member } from "../../domain/member.ts";
import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";
import { InviteMembers, MemberPath, MembersQuery, PutMember } from "./members-requests.ts";

/** What coordinators, and a society's own system, do about the society's members. */
export const membersRoutes = {
  listMembers: {
    method: "GET",
    path: "/admin/programmes/{programme}/members",
    function: "members",
    access: "coordinator",
    summary: "The society's members, with how their membership stands and whether they take part",
    parameters: requests.ProgrammePath,
    query: MembersQuery,
    answers: { 200: z.object({ items: z.array(Member), cursor: z.string().nullable() }) },
    page: true,
  },
  showMember: {
    method: "GET",
    path: "/admin/programmes/{programme}/members/{number}",
    function: "members",
    access: "coordinator",
    summary: "A member by their number",
    parameters: MemberPath,
    answers: { 200: Member },
  },
  putMember: {
    method: "PUT",
    path: "/admin/programmes/{programme}/members/{number}",
    function: "members",
    access: "coordinator",
    summary: "Add a member or bring them up to date, by their number: for a society's nightly job",
    parameters: MemberPath,
    body: PutMember,
    answers: { 200: Member },
  },
  inviteMembers: {
    method: "POST",
    path: "/admin/programmes/{programme}/member-invitations",
    function: "members",
    access: "coordinator",
    summary: "Count who would be invited to join, or invite everybody who has not joined",
    parameters: requests.ProgrammePath,
    body: InviteMembers,
    answers: { 202: answers.Accepted },
  },
} as const satisfies Record<string, Route>;
