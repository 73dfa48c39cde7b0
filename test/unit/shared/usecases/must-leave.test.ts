import { describe, expect, it } from "vitest";
import type { Message } from "#shared/domain/message.ts";
import { newMessage, written } from "#shared/usecases/mail/ledger.ts";
import { office } from "#shared/usecases/mail/recipient.ts";
import { deskOver, ofDemo, workDone } from "#test/support/mail-desk.ts";
import { aMentee } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

const demo = { programme: "demo" };

/** A mail to the safe contact, and one that tells somebody that their address is being changed. */
async function scene() {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const about = { programme: "demo", occurrence: "once", livesHours: 48 };
  const messages = [
    newMessage(
      { ...about, person: office, kind: "concern-raised", class: "interactive", subject: "con_1" },
      here.now(),
    ),
    newMessage({ ...about, person: ana, kind: "address-changing", class: "interactive", subject: ana }, here.now()),
    newMessage({ ...about, person: ana, kind: "my-page", class: "interactive", subject: ana }, here.now()),
  ];
  await here.store.commit(messages.map((message) => written(message, undefined, here.now())));
  const [concern, changing, page] = messages.map(({ id }) => id);
  return { here, desk: deskOver(here), concern: concern ?? "", changing: changing ?? "", page: page ?? "" };
}

const stateOf = async (here: World, id: string) => (await here.store.get("message", id))?.state;

async function unclear(here: World, id: string): Promise<void> {
  const message = await here.store.get("message", id);
  if (!message) throw new Error("There is no such mail");
  const parked: Message = { ...message, state: "PARKED", reason: "no-evidence", nextActionAt: undefined };
  await here.store.commit([written(parked, message, here.now())]);
}

describe("mail somebody's safety hangs on", () => {
  it("T1: O3: cannot be held or left unsent, and says why; all other mail can", async () => {
    const { here, desk, concern, changing, page } = await scene();
    for (const id of [concern, changing]) {
      const refused = await desk.page("holdMessage", ofDemo(id), {});
      expect(refused.status).toBe(409);
      expect(refused.text).toContain("This mail keeps somebody safe");
      expect(await stateOf(here, id)).toBe("PLANNED");
      await unclear(here, id);
      expect((await desk.json("leaveMessage", ofDemo(id), {})).status).toBe(409);
      expect(await stateOf(here, id)).toBe("PARKED");
      expect((await desk.json("releaseMessage", ofDemo(id), {})).json).toMatchObject({ state: "RETRY" });
    }
    expect((await desk.json("holdMessage", ofDemo(page), {})).status).toBe(200);
  });

  it("T1: O3: is not held with others, nor with its whole kind", async () => {
    const { here, desk, concern, page } = await scene();
    const body = { act: "hold", messages: [concern, page] };
    const { json } = await desk.json("decideMail", { pathParameters: demo }, body);
    expect(json).toEqual({ done: [page], not: [{ message: concern, state: "PLANNED" }] });
    const day = here.now().toString().slice(0, 10);
    const whole = { act: "hold", what: "concern-raised", day };
    expect((await desk.json("decideDay", { pathParameters: demo }, whole)).status).toBe(202);
    await workDone(here);
    expect(await stateOf(here, concern)).toBe("PLANNED");
  });

  it("T1: O3: is not offered to be held or left on any page", async () => {
    const { here, desk, concern, changing, page } = await scene();
    const list = await desk.page("listMail", { pathParameters: demo });
    expect([list.html.includes(`value="${page}"`), list.html.includes(`value="${concern}"`)]).toEqual([true, false]);
    expect((await desk.page("showMessage", ofDemo(changing))).text).not.toContain("Hold this mail");
    expect((await desk.page("showMessage", ofDemo(page))).text).toContain("Hold this mail");
    await unclear(here, changing);
    const { html } = await desk.page("showMessage", ofDemo(changing));
    expect([html.includes("/release"), html.includes("/leave")]).toEqual([true, false]);
    const queryStringParameters = { what: "concern-raised", day: here.now().toString().slice(0, 10) };
    const day = await desk.page("listMail", { pathParameters: demo, queryStringParameters });
    expect(day.html).not.toContain("/held-mail/day");
  });
});
