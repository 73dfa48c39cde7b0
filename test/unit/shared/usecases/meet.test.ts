import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { everythingOf } from "#shared/usecases/privacy/export.ts";
import { read } from "#test/support/calendar-client.ts";
import { kindsTo, lettersTo, tokensIn } from "#test/support/letters.ts";
import { changeMe } from "#test/support/people.ts";
import { ledgerOf } from "#test/support/prompts.ts";
import { agree, aPairIn, calendarsTo, meetAs, mentorshipNow, propose } from "#test/support/talks.ts";
import type { World } from "#test/support/world.ts";

const ofKind = async (here: World, name: string, kind: string) =>
  (await kindsTo(here, name)).filter((one) => one === kind).length;
const invitations = async (here: World, name: string) =>
  (await calendarsTo(here, name)).map((text) => {
    const { method, events } = read(text);
    return { method, ...events[0] };
  });
const at = (when: string) => Temporal.Instant.from(when);

describe("finding a time to talk", () => {
  it("Y15: offers three times that suit both, shown as the clocks of both, half hours too", async () => {
    const { here, ana, lee } = await aPairIn("America/St_Johns", "Asia/Kolkata");
    const { offered, state } = await ana.look();
    expect([offered.length, state]).toEqual([3, "none"]);
    expect((await lee.look()).offered).toHaveLength(3);
    for (const time of offered) {
      for (const zone of ["America/St_Johns", "Asia/Kolkata"]) {
        const { dayOfWeek, hour } = at(time).toZonedDateTimeISO(zone);
        expect(dayOfWeek < 6 && hour >= 6 && hour < 23).toBe(true);
      }
    }
    const { body } = await ana.page();
    expect(body.match(/for you \(St Johns\)[^<]*for them \(Kolkata\)/g)).toHaveLength(3);
    expect(body.match(/:30|:00/g)?.length).toBeGreaterThan(2);
    expect(
      here
        .now()
        .until(at(offered[0] ?? ""))
        .total("hours"),
    ).toBeGreaterThan(24);
  });

  it("Y15: one suggests, the other picks with one tap, and both get an invitation with an alarm, in UTC", async () => {
    const { here, ana, lee } = await aPairIn();
    await propose(ana);
    expect([await ofKind(here, "Ana", "talk-times"), await ofKind(here, "Lee", "talk-times")]).toEqual([0, 1]);
    expect(await lee.look()).toMatchObject({ state: "theirs" });
    const { times } = await lee.look();
    expect(await lee.act({ action: "pick", number: "1", time: times[1] ?? "" })).toMatchObject({
      ...{ outcome: "picked", state: "agreed", at: times[1] },
    });
    for (const name of ["Ana", "Lee"]) {
      expect(await invitations(here, name)).toMatchObject([
        { method: "REQUEST", sequence: 0, attendees: 1, alarms: 1, organizer: "mailto:mentoring@society.example" },
      ]);
    }
    const [one, other] = [await invitations(here, "Ana"), await invitations(here, "Lee")];
    expect(one[0]?.uid).toBe(other[0]?.uid);
    expect(at(one[0]?.start ?? "").equals(at(times[1] ?? ""))).toBe(true);
  });

  it("Y15: moves with one tap under the same UID, and cancels with those who had it", async () => {
    const { here, ana, lee } = await aPairIn();
    const { offered } = await ana.look();
    await agree(ana, lee);
    const moved = await ana.act({ action: "move", number: "1", sequence: "0", time: offered[2] ?? "" });
    expect(moved).toMatchObject({ outcome: "moved", at: offered[2] });
    expect(await lee.act({ action: "cancel", number: "1", sequence: "1" })).toMatchObject({ state: "none" });
    for (const name of ["Ana", "Lee"]) {
      const all = await invitations(here, name);
      expect(all.map(({ method, sequence }) => [method, sequence])).toEqual([
        ["REQUEST", 0],
        ["REQUEST", 1],
        ["CANCEL", 2],
      ]);
      expect(new Set(all.map(({ uid }) => uid)).size).toBe(1);
      expect(new Set(all.map(({ organizer }) => organizer)).size).toBe(1);
    }
  });

  it("Y15: cancels nothing with somebody who was never told", async () => {
    const { here, ana, lee } = await aPairIn();
    const { offered } = await propose(ana);
    here.pass(1);
    await here.brake("on");
    await lee.act({ action: "pick", number: "1", time: offered[0] ?? "" });
    await lee.act({ action: "cancel", number: "1", sequence: "0" });
    here.pass(1);
    await here.brake("armed");
    await here.deliver();
    expect([await invitations(here, "Ana"), await invitations(here, "Lee")]).toEqual([[], []]);
  });

  it("Y15: none fits is one tap too, writes no mail, and leaves both free to suggest", async () => {
    const { here, ana, lee } = await aPairIn();
    await propose(ana);
    const before = here.mailer.calls.length;
    expect(await lee.act({ action: "none", number: "1" })).toMatchObject({ outcome: "none", state: "none" });
    expect(here.mailer.calls.length).toBe(before);
    expect(await propose(lee)).toMatchObject({ outcome: "proposed", state: "yours" });
    expect(await ofKind(here, "Ana", "talk-times")).toBe(1);
  });

  it("Y15: takes a day and a time of one's own, where one lives; refuses what clocks skip, what is over or far", async () => {
    const { here, ana } = await aPairIn();
    const own = (date1: string, time1: string) => ({ action: "propose", how: "phone", date1, time1 });
    here.goTo("2027-03-01");
    for (const [date, time, says] of [
      ["2027-03-14", "02:30", "clocks skip"],
      ["2027-02-28", "10:00", "is over"],
      ["2028-03-14", "10:00", "half a year"],
      ["2027-03-14", "", "Give a time"],
      ["", "10:00", "Give a day"],
    ] as const) {
      const { statusCode, body } = await ana.post(own(date, time));
      expect([statusCode, body.includes(says), body.includes(`value="${time || date}"`)]).toEqual([400, true, true]);
    }
    const { times } = await ana.act(own("2027-03-14", "03:30"));
    expect(times).toEqual(["2027-03-14T07:30:00.000Z"]);
  });

  it("Y15: an hour that comes twice is its first", async () => {
    const { ana } = await aPairIn();
    const { times } = await ana.act({ action: "propose", how: "phone", date1: "2026-11-01", time1: "01:30" });
    expect(times).toEqual(["2026-11-01T05:30:00.000Z"]);
  });

  it("Y15: refuses no times, four times, a link that is not https, and a length out of bounds, with what was typed", async () => {
    const { here, ana } = await aPairIn();
    const { offered } = await ana.look();
    const base = { action: "propose", times: offered, how: "video", link: "https://video.example/room" };
    for (const wrong of [
      { times: [] },
      { date1: "2026-09-01", time1: "10:00" },
      { link: "http://video.example/room" },
      { link: "javascript:alert(1)" },
      { link: "" },
      { minutes: "14" },
      { minutes: "91" },
      { how: "pigeon" },
      { times: ["2026-99-99T99:99:99.000Z"] },
      { times: ["2020-01-01T10:00:00.000Z"] },
    ]) {
      expect((await ana.post({ ...base, ...wrong })).statusCode, JSON.stringify(wrong)).toBe(400);
    }
    expect((await ana.look()).state).toBe("none");
    expect(here.queue.take()).toEqual([]);
  });

  it("Y15: the pair's own video link stands with whoever gave it, and is in mail and page of both", async () => {
    const { here, ana, lee, mentorship } = await aPairIn();
    await agree(ana, lee, { how: "video", link: "https://video.example/ana" });
    expect([(await lee.look()).link, (await ana.look()).link]).toEqual(Array(2).fill("https://video.example/ana"));
    expect((await lettersTo(here, "Lee")).at(-1)?.text).toContain("https://video.example/ana");
    expect((await calendarsTo(here, "Lee")).join().replaceAll("\r\n ", "")).toContain("https://video.example/ana");
    expect(JSON.stringify(await mentorshipNow(here, mentorship))).not.toContain("video.example");
    expect((await here.store.get("profile", ana.person))?.rooms).toEqual({
      [mentorship.id]: "https://video.example/ana",
    });
  });

  it("Y15: a mentor's own booking page is shown to their mentees, and only a mentor has one", async () => {
    const { here, ana, lee } = await aPairIn();
    expect((await ana.post({ action: "booking", booking: "https://book.example/ana" })).statusCode).toBe(400);
    expect((await lee.post({ action: "booking", booking: "http://book.example/lee" })).statusCode).toBe(400);
    await lee.act({ action: "booking", booking: "https://book.example/lee" });
    expect((await ana.look()).booking).toBe("https://book.example/lee");
    expect((await ana.page()).body).toContain('href="https://book.example/lee"');
    await lee.act({ action: "booking", booking: "" });
    expect((await ana.look()).booking).toBeNull();
    expect((await here.store.get("profile", ana.person))?.booking).toBeUndefined();
  });

  it("Y15: one open talk at a time, three suggestions a week, four moves a talk: beyond, a kind word and no mail", async () => {
    const { here, ana, lee } = await aPairIn();
    await propose(ana);
    expect((await propose(lee)).outcome).toBe("one-is-open");
    for (const number of ["1", "2"]) {
      await ana.act({ action: "withdraw", number });
      await propose(ana);
    }
    await ana.act({ action: "withdraw", number: "3" });
    expect((await propose(ana)).outcome).toBe("often");
    here.pass(8 * 24);
    await agree(ana, lee);
    const { offered } = await ana.look();
    for (let sequence = 0; sequence < 4; sequence++) {
      const time = offered[(sequence + 1) % 3] ?? "";
      expect((await ana.act({ action: "move", number: "4", sequence: String(sequence), time })).outcome).toBe("moved");
    }
    const mails = here.mailer.calls.length;
    const fifth = { action: "move", number: "4", sequence: "4", time: offered[2] ?? "" };
    expect((await ana.act(fifth)).outcome).toBe("moved-often");
    expect(here.mailer.calls.length).toBe(mails);
  });
});

describe("who may do what", () => {
  it("Y15: a time that was not suggested cannot be picked, nor one's own, nor one that is over", async () => {
    const { here, ana, lee } = await aPairIn();
    const { times } = await propose(ana);
    for (const [who, time, outcome] of [
      [lee, "2026-09-01T10:00:00.000Z", "changed-meanwhile"],
      [ana, times[0], "changed-meanwhile"],
    ] as const)
      expect((await who.act({ action: "pick", number: "1", time: time ?? "" })).outcome).toBe(outcome);
    here.goTo(times[0] ?? "");
    here.pass(1);
    expect((await lee.act({ action: "pick", number: "1", time: times[0] ?? "" })).outcome).toBe("passed");
    expect((await lee.look()).times).toEqual(times.slice(1));
  });

  it("Y15: somebody else's link opens nothing: another person, another pair, another purpose, an ended pair", async () => {
    const { here, ana, lee, mentorship } = await aPairIn();
    const stranger = await meetAs(here, "per_stranger", mentorship.id);
    const elsewhere = await meetAs(here, ana.person, "shp_other");
    for (const one of [stranger, elsewhere]) {
      expect((await one.page()).statusCode).toBe(410);
      expect((await one.post({ action: "withdraw", number: "1" })).statusCode).toBe(410);
    }
    await changeMe(here, lee.person, { action: "end", mentorship: mentorship.id });
    expect((await ana.page()).statusCode).toBe(410);
  });

  it("Y15: opening the page, with any mark, changes nothing", async () => {
    const { here, ana, lee } = await aPairIn();
    await propose(ana);
    const commits = here.store.commits();
    for (const mark of ["yes", "pick", "cancel", "dropped"])
      expect((await lee.page({ do: mark })).statusCode).toBe(200);
    expect(here.store.commits()).toBe(commits);
  });

  it("Y15: of two who act on the same state at the same time, one is told that it changed", async () => {
    const { here, ana, lee } = await aPairIn();
    const { offered } = await ana.look();
    await agree(ana, lee);
    const [one, other] = await Promise.all([
      ana.act({ action: "move", number: "1", sequence: "0", time: offered[1] ?? "" }),
      lee.act({ action: "move", number: "1", sequence: "0", time: offered[2] ?? "" }),
    ]);
    expect([one.outcome, other.outcome].sort()).toEqual(["changed-meanwhile", "moved"]);
    await here.work();
    expect((await invitations(here, "Ana")).map(({ sequence }) => sequence)).toEqual([0, 1]);
    expect((await ana.look()).at).toBe((await lee.look()).at);
  });

  it("Y15: picked twice at the same time, it is agreed once", async () => {
    const { here, ana, lee } = await aPairIn();
    const { times } = await propose(ana);
    const pick = { action: "pick", number: "1", time: times[0] ?? "" };
    const both = await Promise.all([lee.act(pick), lee.act(pick)]);
    expect(both.map(({ outcome }) => outcome)).toEqual(["picked", "picked"]);
    expect(await invitations(here, "Lee")).toHaveLength(1);
  });
});

describe("afterwards", () => {
  const dayAfter = async (here: World, when: string | null) => {
    here.goTo(when ?? "");
    here.pass(48);
    await here.deliver();
  };

  it("Y15: asks the mentee alone, the next morning, once; yes is kept with the pair", async () => {
    const { here, ana, lee, mentorship } = await aPairIn();
    const { at: when } = await agree(ana, lee);
    const [question] = (await ledgerOf(here)).filter(({ kind }) => kind === "talk-check");
    const local = at(question?.dueAt ?? "").toZonedDateTimeISO("America/New_York");
    expect(
      local.toPlainDate().toString() >
        at(when ?? "")
          .toZonedDateTimeISO("America/New_York")
          .toPlainDate()
          .toString(),
    ).toBe(true);
    expect(local.dayOfWeek < 6 && local.hour < 12).toBe(true);
    here.goTo(question?.dueAt ?? "");
    await here.deliver();
    expect([await ofKind(here, "Ana", "talk-check"), await ofKind(here, "Lee", "talk-check")]).toEqual([1, 0]);
    const letter = (await lettersTo(here, "Ana")).at(-1);
    expect(letter && tokensIn(letter, "meet")).toHaveLength(1);
    expect(letter?.text).toContain("?do=yes");
    expect((await ana.page({ do: "yes" })).body).toContain("marked");
    expect(await ana.act({ action: "met", number: "1", met: "yes" })).toMatchObject({ outcome: "met-yes", ask: null });
    const kept = await mentorshipNow(here, mentorship);
    expect(kept.talks?.at(-1)?.state).toBe("took-place");
    expect(kept.lastTalk).toBe(
      at(when ?? "")
        .toZonedDateTimeISO("America/Chicago")
        .toPlainDate()
        .toString(),
    );
  });

  it("Y15: asks nothing when somebody said so already, it was cancelled, or a prompt asks within three days", async () => {
    const said = await aPairIn();
    const { at: when } = await agree(said.ana, said.lee);
    said.here.goTo(when ?? "");
    said.here.pass(1);
    await said.lee.act({ action: "met", number: "1", met: "yes" });
    await dayAfter(said.here, when);
    expect(await ofKind(said.here, "Ana", "talk-check")).toBe(0);

    const gone = await aPairIn();
    const agreed = await agree(gone.ana, gone.lee);
    await gone.ana.act({ action: "cancel", number: "1", sequence: "0" });
    await dayAfter(gone.here, agreed.at);
    expect(await ofKind(gone.here, "Ana", "talk-check")).toBe(0);

    const near = await aPairIn();
    const [prompt] = (await ledgerOf(near.here)).filter(
      ({ kind, person }) => kind === "prompt" && person === near.ana.person,
    );
    const due = at(prompt?.dueAt ?? "")
      .toZonedDateTimeISO("America/New_York")
      .toPlainDate();
    const before = due.subtract({ days: due.dayOfWeek === 1 ? 4 : 2 });
    await near.ana.act({ action: "propose", how: "phone", date1: before.toString(), time1: "12:00" });
    const { times } = await near.lee.look();
    await near.lee.act({ action: "pick", number: "1", time: times[0] ?? "" });
    const [question] = (await ledgerOf(near.here)).filter(({ kind }) => kind === "talk-check");
    near.here.goTo(question?.dueAt ?? "");
    await near.here.deliver();
    const [now] = (await ledgerOf(near.here)).filter(({ kind }) => kind === "talk-check");
    expect([now?.state, now?.reason]).toEqual(["SKIPPED", "prompt-near"]);
  });

  it("Y15: a talk in a touchpoint's days settles it, as the mail's own answer does", async () => {
    const { here, ana, lee } = await aPairIn();
    const year = () => here.store.partsOf("touchpoint", `demo.${ana.person}`);
    const review = async () => (await year()).find(({ key }) => key === "cv-review");
    here.goTo(`${(await review())?.date}T18:00:00Z`);
    const { at: when } = await agree(ana, lee);
    here.goTo(when ?? "");
    here.pass(2);
    await ana.act({ action: "met", number: await "1", met: "yes" });
    expect(await review()).toMatchObject({ state: "done", reason: "answered" });
  });

  it("Y15: no, moved leads to other times; no, dropped ends it; neither counts as a talk", async () => {
    for (const met of ["moved", "dropped"] as const) {
      const { here, ana, lee, mentorship } = await aPairIn();
      const { at: when } = await agree(ana, lee);
      expect((await ana.act({ action: "met", number: "1", met })).outcome).toBe("changed-meanwhile");
      here.goTo(when ?? "");
      here.pass(1);
      expect((await ana.look()).ask).toEqual({ number: 1, at: when });
      expect(await ana.act({ action: "met", number: "1", met })).toMatchObject({
        outcome: `met-${met}`,
        state: "none",
        ask: null,
      });
      expect((await mentorshipNow(here, mentorship)).lastTalk).toBeUndefined();
    }
  });

  it("Y15, T1: the export has one's talks and links, and nobody else in them", async () => {
    const { here, ana, lee } = await aPairIn();
    await agree(lee, ana, { how: "video", link: "https://video.example/lee" });
    const exported = async (person: string) => {
      const found = await here.store.get("person", person);
      return JSON.stringify(found && (await everythingOf(found, here.ports)));
    };
    expect(await exported(lee.person)).toContain("https://video.example/lee");
    expect(await exported(ana.person)).toContain('"byYou":false');
    expect(await exported(ana.person)).not.toMatch(new RegExp(`${lee.person}|video.example`));
  });

  it("Y15: a mentorship that ends cancels what is ahead, with both, in the news of its end where there is some", async () => {
    const { here, ana, lee, mentorship } = await aPairIn();
    await agree(ana, lee);
    await changeMe(here, ana.person, { action: "end", mentorship: mentorship.id });
    await here.work();
    for (const name of ["Ana", "Lee"])
      expect((await invitations(here, name)).map(({ method }) => method)).toEqual(["REQUEST", "CANCEL"]);
    expect((await kindsTo(here, "Lee")).slice(-2)).toEqual(["talk-invitation", "mentorship-ended"]);
    expect((await mentorshipNow(here, mentorship)).talks?.at(-1)?.state).toBe("cancelled");
  });
});
