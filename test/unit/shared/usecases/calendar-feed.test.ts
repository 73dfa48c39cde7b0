import { describe, expect, it, vi } from "vitest";
import { withLinksEnded } from "#shared/usecases/site.ts";
import { apiOver } from "#test/support/api.ts";
import { calendarClient, read } from "#test/support/calendar-client.ts";
import { changeMe, tokenFor } from "#test/support/people.ts";
import { agree, aPairIn, calendarsTo, meetAs } from "#test/support/talks.ts";
import type { World } from "#test/support/world.ts";

/** The feed at an address, as a calendar asks for it. */
function fetchFeed(here: World, token: string, tag?: string) {
  vi.spyOn(Date, "now").mockReturnValue(here.now().epochMilliseconds);
  const headers = tag === undefined ? {} : { "If-None-Match": tag };
  return apiOver(here.ports)("feed", { pathParameters: { token }, headers });
}

/** The address on somebody's own page. */
async function addressOf(here: World, person: string): Promise<string> {
  vi.spyOn(Date, "now").mockReturnValue(here.now().epochMilliseconds);
  const pathParameters = { token: await tokenFor(here, "me", person) };
  const { body } = await apiOver(here.ports)("me", { pathParameters, headers: { accept: "application/json" } });
  const page: unknown = JSON.parse(body);
  const feed = typeof page === "object" && page !== null && "feed" in page ? String(page.feed) : "";
  return feed.split("/").at(-1) ?? "";
}

describe("a calendar to subscribe to", () => {
  it("Y24: is not sent again while nothing changed, whatever day it is; a change makes another tag", async () => {
    const { here, ana, lee } = await aPairIn();
    const token = await addressOf(here, ana.person);
    const first = await fetchFeed(here, token);
    const tag = String(first.headers?.["etag"]);
    expect([first.statusCode, first.headers?.["cache-control"]]).toEqual([200, "private, max-age=3600"]);
    expect(tag).toMatch(/^"[0-9a-f]{32}"$/);
    here.pass(6);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const again = await fetchFeed(here, token, known);
      expect([again.statusCode, again.body, again.headers?.["etag"]]).toEqual([304, "", tag]);
    }
    expect((await fetchFeed(here, token, '"other"')).statusCode).toBe(200);
    await agree(ana, lee);
    const changed = await fetchFeed(here, token, tag);
    expect([changed.statusCode, changed.headers?.["etag"] === tag]).toEqual([200, false]);
  });

  it("Y15, Y24: has the agreed talk of both under the invitation's UID; cancelled, it stays so for 30 days", async () => {
    const { here, ana, lee } = await aPairIn();
    const { at } = await agree(ana, lee);
    const talkIn = async (person: string) => {
      const { body } = await fetchFeed(here, await addressOf(here, person));
      return read(body).events.find(({ uid }) => uid.startsWith("talk."));
    };
    const [mail = ""] = await calendarsTo(here, "Ana");
    const [invited] = read(mail).events;
    const { uid, sequence, start, end, organizer, stamp } = invited ?? {};
    for (const { person } of [ana, lee])
      expect(await talkIn(person)).toMatchObject({ uid, sequence, start, end, organizer, stamp, attendees: 0 });
    const client = calendarClient();
    client.receive(mail);
    client.refresh((await fetchFeed(here, await addressOf(here, ana.person))).body);
    expect(client.shown().filter((one) => one.uid === uid)).toHaveLength(1);
    await ana.act({ action: "cancel", number: "1", sequence: "0" });
    expect(await talkIn(lee.person)).toMatchObject({ uid, sequence: 1, cancelled: true });
    here.goTo(at ?? "");
    here.pass(29 * 24);
    expect(await talkIn(lee.person)).toMatchObject({ cancelled: true });
    here.pass(2 * 24);
    expect(await talkIn(lee.person)).toBeUndefined();
  });

  it("Y15: agreed talks stand in the year on one's own page, with the way to move them", async () => {
    const { here, ana, lee } = await aPairIn();
    await agree(ana, lee);
    const pathParameters = { token: await tokenFor(here, "me", lee.person) };
    const { body } = await apiOver(here.ports)("me", { pathParameters, headers: { accept: "text/html" } });
    expect(body).toContain("A talk with Ana");
    expect(body).toContain("You talk on");
    expect(body).toMatch(/href="[^"]*\/meet\//);
  });

  it("Y24: a new address ends the old one at once, and no other link; ended links end it too", async () => {
    const { here, ana, lee, mentorship } = await aPairIn();
    const old = await addressOf(here, ana.person);
    await changeMe(here, ana.person, { action: "feed" });
    const fresh = await addressOf(here, ana.person);
    const statuses = async (...tokens: string[]) =>
      Promise.all(tokens.map(async (token) => (await fetchFeed(here, token)).statusCode));
    expect(await statuses(old, fresh, await addressOf(here, lee.person))).toEqual([410, 200, 200]);
    expect((await ana.page()).statusCode).toBe(200);
    const person = await here.store.get("person", ana.person);
    if (!person) throw new Error("Ana is gone");
    await here.store.commit([{ kind: "person", put: withLinksEnded(person) }]);
    expect(await statuses(old, fresh, await addressOf(here, ana.person))).toEqual([410, 410, 200]);
    expect((await ana.page()).statusCode).toBe(410);
    expect((await (await meetAs(here, ana.person, mentorship.id)).page()).statusCode).toBe(200);
  });
});
