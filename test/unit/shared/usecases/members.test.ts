import { describe, expect, it } from "vitest";
import { PutMember } from "#shared/contracts/desk/members-requests.ts";
import { Member } from "#shared/domain/member.ts";
import { Work } from "#shared/domain/work.ts";
import { inviteMembers } from "#shared/usecases/coordinators/members/invite-members.ts";
import { listMembers, putMember, showMember } from "#shared/usecases/coordinators/members/members.ts";
import { everything } from "#shared/usecases/everything.ts";
import { sesFeedback } from "#shared/usecases/mail/ses-feedback.ts";
import { unsubscribe, unsubscribePage } from "#shared/usecases/own-page/unsubscribe.ts";
import { offeredTo } from "#test/support/asking.ts";
import { lettersTo, tokensIn } from "#test/support/letters.ts";
import { aMentee, aMentor, emailOf, runRound } from "#test/support/people.ts";
import { importFile, press, takeOver } from "#test/support/takeovers.ts";
import { coordinator, noQuery, request, type World, world } from "#test/support/world.ts";

async function put(here: World, number: string, said: Partial<PutMember> = {}, ifMatch?: number, caller = coordinator) {
  const body = PutMember.parse({ status: "active", ...said });
  const asked = request({ programme: "demo", number }, undefined, body, { caller, ifMatch });
  return putMember(asked, here.ports, here.now());
}

async function lineOf(here: World, number: string): Promise<Member> {
  const asked = request({ programme: "demo", number }, undefined, undefined, { caller: coordinator });
  return Member.parse((await showMember(asked, here.ports)).json);
}

let orders = 0;
/** Looks, or invites, and says how it went. */
async function inviteAll(here: World, dryRun = false, ports = here.ports) {
  const context = { caller: coordinator, idempotencyKey: `invite ${++orders}` };
  const reply = await inviteMembers(request({ programme: "demo" }, undefined, { dryRun }, context), ports, here.now());
  await here.work();
  const work = Work.parse(await here.store.get("work", String(Object(reply.json).id)));
  await here.deliver();
  return work.summary;
}

const nobody = { invited: 0, lately: 0, takesPart: 0, noAddress: 0, suppressed: 0, unsubscribed: 0 };
const invitationsTo = async (here: World, name: string) =>
  (await lettersTo(here, name)).filter(({ text }) => text.includes("?invite="));

describe("members by their number", () => {
  it("O6: an upsert adds a member, changes them, and again changes nothing, not even the version", async () => {
    const here = await world();
    const first = await put(here, "M-7", { name: "Ana", email: emailOf("Ana"), expires: "2027-06-30" });
    expect(first).toMatchObject({
      status: 200,
      version: 1,
      json: { memberNumber: "M-7", state: "listed", version: 1 },
    });
    const commits = here.store.commits();
    expect(await put(here, "M-7", { name: "Ana", email: emailOf("Ana"), expires: "2027-06-30" })).toEqual(first);
    expect(here.store.commits()).toBe(commits);
    expect(await put(here, "M-7", { status: "lapsed" }, 1)).toMatchObject({ version: 2 });
    const { name, email, expires, status } = await lineOf(here, "M-7");
    expect([name, email, expires, status]).toEqual([undefined, undefined, undefined, "lapsed"]);
    await expect(put(here, "M-7", {}, 1)).rejects.toMatchObject({ code: "precondition-failed" });
    expect(here.bus.take()).toEqual([]);
    expect(await everything(here.ports, "participant", "demo")).toEqual([]);
    const audits = await here.store.partsOf("audit", (await lineOf(here, "M-7")).id);
    expect(audits.map(({ by, did }) => `${by} ${did}`)).toContain("cora member-put");
  });

  it("O6: the nightly file and the upsert are two ways to the same list", async () => {
    const here = await world();
    await importFile(
      here,
      "members",
      "Member number,E-mail,Status\nM-1,ana@post.example,active\n,bea@post.example,active",
    );
    await put(here, "M-1", { email: emailOf("Ana"), status: "lapsed" });
    // Known by the address alone until the society gives them a number.
    await put(here, "M-2", { email: emailOf("Bea") });
    const all = await everything(here.ports, "member", "demo");
    expect(all.map(({ memberNumber, status }) => `${memberNumber} ${status}`).sort()).toEqual([
      "M-1 lapsed",
      "M-2 active",
    ]);
  });

  it("T4: other programmes' coordinators find no member and no list", async () => {
    const here = await world();
    await put(here, "M-1");
    const caller = { id: "else", programmes: ["other"] };
    const list = request(
      { programme: "demo" },
      { state: undefined, cursor: undefined, limit: 50, done: undefined, lang: undefined },
      undefined,
      { caller },
    );
    await expect(listMembers(list, here.ports, here.now())).rejects.toMatchObject({ code: "not-found" });
    const one = request({ programme: "demo", number: "M-1" }, undefined, undefined, { caller });
    await expect(showMember(one, here.ports)).rejects.toMatchObject({ code: "not-found" });
    await expect(put(here, "M-1", {}, undefined, caller)).rejects.toMatchObject({ code: "not-found" });
  });

  it("O6: who signs up is told to a society's system by number, never by name or address", async () => {
    const here = await world();
    await put(here, "M-1", { email: emailOf("Ana") });
    await put(here, "M-2", { email: emailOf("Bea") });
    here.bus.take();
    const ana = await aMentee(here, "Ana");
    const told = here.bus.take();
    const { id } = await lineOf(here, "M-1");
    expect(told).toEqual([
      { name: "ParticipantConfirmed", detail: { programme: "demo", person: ana, memberNumber: undefined } },
      { name: "MemberJoined", detail: { programme: "demo", member: id, person: ana, memberNumber: "M-1" } },
    ]);
    expect(await lineOf(here, "M-1")).toMatchObject({ state: "joined", person: ana });
    // By number, where the roll has no address for it.
    await put(here, "M-3");
    const cas = await aMentee(here, "Cas", { memberNumber: "M-3" });
    expect(await lineOf(here, "M-3")).toMatchObject({ state: "joined", person: cas });
    expect(JSON.stringify(here.bus.take())).not.toMatch(/post\.example|Cas"/);
  });
});

describe("a programme that requires a membership", () => {
  const number = { Ana: "M-1", Lee: "M-2" };

  async function scene() {
    const here = await world({ membership: "required", rounds: { every: "never" } });
    await put(here, "M-1", { expires: "2026-08-17" });
    await put(here, "M-2");
    const ana = await aMentee(here, "Ana", { memberNumber: number.Ana });
    const lee = await aMentor(here, "Lee", { memberNumber: number.Lee });
    return { here, ana, lee };
  }

  it("J7: pairs current members anew, until the end of their last day in the programme's zone", async () => {
    const { here, ana, lee } = await scene();
    expect(await offeredTo(here, ana)).toEqual(["Lee"]);
    // Still the 17th in Chicago.
    here.goTo("2026-08-18T04:30:00Z");
    expect(await offeredTo(here, ana)).toEqual(["Lee"]);
    here.goTo("2026-08-18T05:30:00Z");
    expect(await offeredTo(here, ana)).toEqual([]);
    expect(await runRound(here)).toEqual([]);
    await put(here, "M-1", { expires: "2027-08-17" });
    here.pass(1);
    expect((await runRound(here)).map(({ mentee, mentor }) => [mentee, mentor])).toEqual([[ana, lee]]);
  });

  it("J7: leaves out whose membership lapsed or is not on the list, mentors too; their place in line stays", async () => {
    const { here, ana } = await scene();
    const bea = await aMentee(here, "Bea", { memberNumber: "M-99" });
    await aMentor(here, "Kim");
    await put(here, "M-2", { status: "lapsed" });
    expect(await runRound(here)).toEqual([]);
    expect(await offeredTo(here, ana)).toEqual([]);
    const waits = await here.store.get("participant", `demo.${bea}`);
    here.pass(24);
    await put(here, "M-99");
    await put(here, "M-2", { status: "active" });
    const paired = await runRound(here);
    expect(paired).toHaveLength(1);
    expect((await here.store.get("participant", `demo.${bea}`))?.waitingSince).toBe(waits?.waitingSince);
  });

  it("J7: asks nothing of running mentorships, nor of two who are taken over", async () => {
    const { here } = await scene();
    await takeOver(here, "Una Vic");
    await press(here, "Una", "yes");
    await press(here, "Vic", "yes");
    await here.work();
    await put(here, "M-1", { status: "lapsed" });
    await here.job("match");
    expect(await everything(here.ports, "mentorship", "demo", "active")).toHaveLength(1);
  });
});

describe("invitations to members", () => {
  it("O6: look first, then write once to each who has not joined, with a form that is filled in", async () => {
    const here = await world({ locale: "fr" });
    await aMentee(here, "Joined");
    await put(here, "M-1", { name: "Ana", email: emailOf("Ana"), language: "en-GB", stage: "resident" });
    await put(here, "M-2", { name: "Bea", email: emailOf("Bea") });
    await put(here, "M-3", { name: "No Address" });
    await put(here, "M-4", { email: emailOf("Joined") });
    expect(await inviteAll(here, true)).toEqual({ ...nobody, invited: 2, noAddress: 1 });
    expect(await invitationsTo(here, "Ana")).toEqual([]);
    expect(await inviteAll(here)).toEqual({ ...nobody, invited: 2, noAddress: 1 });
    const [mail, ...more] = await invitationsTo(here, "Ana");
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("Join Student Mentoring");
    expect(mail?.raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(mail?.text).not.toContain("Ana");
    const [french] = await invitationsTo(here, "Bea");
    expect(french?.subject).toBe("Rejoignez Student Mentoring");
    const token = /\?invite=([\w.-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
    const claims = await here.ports.links.read(token, "invite", here.now());
    expect(JSON.parse(claims.subject)).toEqual({
      ...{ memberNumber: "M-1", name: "Ana", email: emailOf("Ana"), stage: "resident", lang: "en-GB" },
    });
    await aMentee(here, "Ana", { memberNumber: "M-1" });
    expect(await lineOf(here, "M-1")).toMatchObject({ state: "joined" });
  });

  it("O6: never invites twice within 30 days, and again afterwards whoever has not joined", async () => {
    const here = await world();
    await put(here, "M-1", { email: emailOf("Ana") });
    await put(here, "M-2", { email: emailOf("Bea") });
    await inviteAll(here);
    here.pass(29 * 24);
    await put(here, "M-1", { email: emailOf("Ana"), name: "Ana" });
    expect(await inviteAll(here)).toEqual({ ...nobody, lately: 2 });
    await aMentee(here, "Bea");
    here.pass(2 * 24);
    expect(await inviteAll(here)).toEqual({ ...nobody, invited: 1 });
    expect([(await invitationsTo(here, "Ana")).length, (await invitationsTo(here, "Bea")).length]).toEqual([2, 1]);
  });

  it("O6: one click, a bounce or a complaint stops them for good, and joining by oneself still works", async () => {
    const here = await world();
    for (const name of ["Ana", "Bea", "Cas"]) await put(here, `M-${name}`, { email: emailOf(name) });
    await inviteAll(here);
    const [mail] = await invitationsTo(here, "Ana");
    const token = (mail && tokensIn(mail, "unsubscribe")[0]) ?? "";
    const commits = here.store.commits();
    const page = await unsubscribePage(request({ token }, noQuery, undefined), here.ports, here.now());
    expect([page.json, here.store.commits()]).toEqual([{ outcome: "subscribed" }, commits]);
    for (let press = 0; press < 2; press++)
      expect((await unsubscribe(request({ token }, noQuery, undefined), here.ports, here.now())).json).toEqual({
        outcome: "unsubscribed",
      });
    for (const [name, eventType] of [
      ["Bea", "Bounce"],
      ["Cas", "Complaint"],
    ] as const) {
      const [letter] = await invitationsTo(here, name);
      const tags = { sid: [letter?.message ?? ""], att: ["x"] };
      const detail = { eventType, mail: { messageId: "m", tags }, bounce: { bounceType: "Permanent" } };
      await sesFeedback({ detail }, here.ports, here.now());
    }
    here.pass(31 * 24);
    expect(await inviteAll(here)).toEqual({ ...nobody, unsubscribed: 1, suppressed: 2 });
    expect(await aMentee(here, "Ana")).toMatch(/^per_/);
  });

  it("O6: work that dies half way goes on, and nobody gets two", async () => {
    const here = await world();
    for (let one = 0; one < 120; one++) await put(here, `M-${one}`, { email: `m${one}@post.example` });
    let writes = 0;
    here.store.intercept((changes, write) => {
      write();
      if (changes.some(({ kind }) => kind === "message") && ++writes === 2) throw new Error("the process died");
    });
    await expect(inviteAll(here)).rejects.toThrow("died");
    here.store.intercept((_, write) => write());
    const [work] = (await everything(here.ports, "work", "demo")).filter(({ kind }) => kind === "invitations");
    await here.ports.bus.publish("WorkRequested", { programme: "demo", work: work?.id ?? "" });
    await here.work();
    expect((await here.store.get("work", work?.id ?? ""))?.summary).toEqual({ ...nobody, invited: 120 });
    expect(await everything(here.ports, "message", "demo")).toHaveLength(120);
  });
});
