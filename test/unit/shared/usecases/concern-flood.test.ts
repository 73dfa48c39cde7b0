import { expect, it } from "vitest";
import { everything } from "#shared/usecases/everything.ts";
import { raiseConcern } from "#shared/usecases/privacy/concern.ts";
import { exportMe } from "#shared/usecases/privacy/export.ts";
import { aMentee, emailOf, tokenFor } from "#test/support/people.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

/** Somebody behind `network` raises a concern; its alert leaves at once, if it may. */
async function raise(here: World, text: string, network: string, contact?: string): Promise<number> {
  const body = { text, contact, website: undefined };
  await raiseConcern(request({ programme: "demo" }, noQuery, body, { network }), here.ports, here.now());
  return (await here.work()).filter((outcome) => outcome === "sent").length;
}
const alerts = (here: World) => here.mailer.taken.length;

it("T2: one network's flood alerts three times an hour and leaves the rest to others", async () => {
  const here = await world();
  for (let count = 0; count < 60; count++) await raise(here, `flood ${count}`, "198.51.100.0/24");
  expect(alerts(here)).toBe(3);
  expect(await raise(here, "my mentor crossed a line", "203.0.113.0/24")).toBe(1);
  expect(await everything(here.ports, "concern", "demo")).toHaveLength(61);
});

it("T2: a concern that comes when every alert of the hour is spent is told of when the hour is over, once for all", async () => {
  const here = await world();
  for (let count = 0; count < 30; count++) await raise(here, `flood ${count}`, `198.51.${count}.0/24`);
  expect(alerts(here)).toBe(20);
  here.pass(0.3);
  expect(await raise(here, "my mentor crossed a line", "203.0.113.0/24")).toBe(0);
  await here.deliver();
  expect(alerts(here)).toBe(20);
  here.pass(0.7);
  await here.deliver();
  expect(alerts(here)).toBe(21);
  expect(Buffer.from(here.mailer.taken.at(-1)?.mime ?? []).toString()).toContain("A concern waits to be read");
  here.pass(1);
  await here.deliver();
  expect(alerts(here)).toBe(21);
});

it("T2: a day's flood from one network is 72 alerts and one an hour that more came, never more", async () => {
  const here = await world();
  for (let half = 0; half < 48; half++) {
    for (let count = 0; count < 8; count++) await raise(here, `flood ${half} ${count}`, "198.51.100.0/24");
    here.pass(0.5);
    await here.deliver();
  }
  here.pass(1);
  await here.deliver();
  expect(alerts(here)).toBeLessThanOrEqual(72 + 25);
  expect(alerts(here)).toBeGreaterThanOrEqual(72);
});

it("T1: concerns that name somebody's address over and over do not make their file grow", async () => {
  const here = await world();
  const bob = await aMentee(here, "Bob");
  for (let count = 0; count < 70; count++)
    await raise(here, `${count} ${"x".repeat(1900)}`, "198.51.100.0/24", emailOf("Bob"));
  const all = await everything(here.ports, "concern", "demo");
  expect(all).toHaveLength(70);
  for (const { contact, contactHash } of all) expect(contact === undefined).toBe(contactHash === undefined);
  expect(all.filter(({ contact }) => contact !== undefined)).toHaveLength(10);
  const token = await tokenFor(here, "me", bob);
  const query = { lang: undefined, format: "json" as const };
  const reply = await exportMe(request({ token }, query, undefined), here.ports, here.now());
  expect(JSON.parse(reply.file?.text ?? "").concern).toHaveLength(10);
  expect(reply.file?.text.length).toBeLessThan(60_000);
});

it("T1: hands out fifty concerns of one address at most, the latest first", async () => {
  const here = await world();
  const bob = await aMentee(here, "Bob");
  const contactHash = await here.ports.addresses.hash(emailOf("Bob"));
  for (let count = 100; count < 160; count++)
    await here.store.commit([
      {
        kind: "concern",
        put: {
          ...{ id: `con_${count}`, version: 0, programme: "demo", state: "open", text: "x", contactHash },
          ...{ contact: emailOf("Bob"), raisedAt: `2026-08-17T13:00:00.${count}Z`, ttl: 2_000_000_000 },
        },
      },
    ]);
  const token = await tokenFor(here, "me", bob);
  const query = { lang: undefined, format: "json" as const };
  const { json } = await exportMe(request({ token }, query, undefined), here.ports, here.now());
  const ids = JSON.parse(JSON.stringify(json)).concern.map(({ id }: { id: string }) => id);
  expect(ids).toEqual(Array.from({ length: 50 }, (_, index) => `con_${159 - index}`));
});
