import { describe, expect, it } from "vitest";
import type { JobName } from "#shared/contracts/schedules.ts";
import { ProgrammeSettings } from "#shared/domain/programme.ts";
import { runJob } from "#shared/usecases/coordinators/jobs.ts";
import { listKeyDates, setKeyDate } from "#shared/usecases/coordinators/key-dates.ts";
import { listParticipants } from "#shared/usecases/coordinators/participants.ts";
import { listProgrammes, putProgramme } from "#shared/usecases/coordinators/programmes.ts";
import { vet } from "#shared/usecases/coordinators/vetting.ts";
import type { Caller, Reply } from "#shared/usecases/http.ts";
import { armBrake } from "#shared/usecases/mail/brake-desk.ts";
import { listHeldMail } from "#shared/usecases/mail/held-mail.ts";
import { listMentorships } from "#shared/usecases/pairing/desk/mentorships.ts";
import { showRound } from "#shared/usecases/pairing/desk/show-rounds.ts";
import { publishRound, startRound } from "#shared/usecases/pairing/rounds.ts";
import { aMentee, aMentor, runRound } from "#test/support/people.ts";
import { coordinator, firstPage, request, type World, world } from "#test/support/world.ts";

const stranger: Caller = { id: "otto", programmes: ["other"] };
const demo = { programme: "demo" };
const deskPage = { ...firstPage, lang: undefined, done: undefined };
const settings = ProgrammeSettings.parse({
  ...{ name: "Mine now", society: "Else", zone: "UTC", playbook: { name: "ashp-student", version: 1 } },
});

interface Scene {
  readonly here: World;
  readonly round: string;
  readonly person: string;
}
type Ask = (scene: Scene, caller: Caller | undefined) => Promise<Reply>;

/** Every use case behind the coordinators' routes, asked about programme `demo`. */
const asks: [string, Ask][] = [
  [
    "putProgramme",
    ({ here }, caller) => putProgramme(request(demo, undefined, settings, { caller }), here.ports, here.now()),
  ],
  [
    "listKeyDates",
    ({ here }, caller) =>
      listKeyDates(request(demo, { lang: undefined, done: undefined }, undefined, { caller }), here.ports, here.now()),
  ],
  [
    "setKeyDate",
    ({ here }, caller) =>
      setKeyDate(
        request(
          { ...demo, keyDate: "midyear" },
          undefined,
          { date: "2026-12-13", days: 1, state: "confirmed" },
          { caller },
        ),
        here.ports,
        here.now(),
      ),
  ],
  [
    "listParticipants",
    ({ here }, caller) => listParticipants(request(demo, firstPage, undefined, { caller }), here.ports),
  ],
  [
    "listMentorships",
    ({ here }, caller) => listMentorships(request(demo, deskPage, undefined, { caller }), here.ports),
  ],
  [
    "vet",
    ({ here, person }, caller) =>
      vet(request({ ...demo, person }, undefined, { decision: "reject" }, { caller }), here.ports, here.now()),
  ],
  [
    "startRound",
    ({ here }, caller) => startRound(request(demo, undefined, { publish: true }, { caller }), here.ports, here.now()),
  ],
  [
    "showRound",
    ({ here, round }, caller) => showRound(request({ ...demo, round }, deskPage, undefined, { caller }), here.ports),
  ],
  [
    "publishRound",
    ({ here, round }, caller) =>
      publishRound(request({ ...demo, round }, undefined, {}, { caller }), here.ports, here.now()),
  ],
  [
    "runJob",
    ({ here }, caller) =>
      runJob(request({ job: "match" }, undefined, { dryRun: false, ...demo }, { caller }), here.ports, here.now()),
  ],
  ["listHeldMail", ({ here }, caller) => listHeldMail(request(demo, firstPage, undefined, { caller }), here.ports)],
];

async function scene(): Promise<Scene> {
  const here = await world();
  await here.programme("other");
  await aMentee(here, "Ana");
  const person = await aMentor(here, "Lee");
  const [proposal] = await runRound(here, false);
  return { here, person, round: proposal?.round ?? "" };
}

describe("a coordinator", () => {
  it.each(asks)("T4: of another programme is told by %s that there is none, and changes nothing", async (_, ask) => {
    const at = await scene();
    const before = at.here.store.everyItem();
    await expect(ask(at, stranger)).rejects.toMatchObject({
      code: "not-found",
      message: "There is no such programme.",
    });
    expect(at.here.store.everyItem()).toEqual(before);
    expect(at.here.bus.take()).toEqual([]);
  });

  it.each(asks)("T4: who has not signed in is asked to by %s", async (_, ask) => {
    await expect(ask(await scene(), undefined)).rejects.toMatchObject({ code: "sign-in-required" });
  });

  it.each(asks)("T4: of the programme may use %s", async (_, ask) => {
    const reply = await ask(await scene(), { id: "dora", programmes: ["demo"] });
    expect(reply.status).toBeLessThan(300);
  });

  it("T4: reaches no round of another programme through their own", async () => {
    const { here, round } = await scene();
    const other = request({ programme: "other", round }, deskPage, undefined, { caller: stranger });
    await expect(showRound(other, here.ports)).rejects.toMatchObject({ code: "not-found" });
  });

  it("T4: sees only their programmes in the list", async () => {
    const { here } = await scene();
    const list = async (caller: Caller) =>
      listProgrammes(request(undefined, deskPage, undefined, { caller }), here.ports);
    expect((await list(stranger)).json).toMatchObject({ items: [{ id: "other" }] });
    expect((await list(coordinator)).json).toMatchObject({ items: [{ id: "demo" }, { id: "other" }] });
  });

  it("T4: of one programme may neither arm the brake nor run a job over all", async () => {
    const { here } = await scene();
    const context = { caller: stranger };
    const arm = armBrake(request(undefined, undefined, { state: "on" }, context), here.ports, here.now());
    await expect(arm).rejects.toMatchObject({ code: "not-allowed" });
    const all = request({ job: "plan" as JobName }, undefined, { dryRun: false }, context);
    await expect(runJob(all, here.ports, here.now())).rejects.toMatchObject({ code: "not-allowed" });
  });
});
