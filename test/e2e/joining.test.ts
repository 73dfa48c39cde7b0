import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

let almanac: Almanac;
beforeAll(async () => {
  almanac = await startAlmanac("2026-08-03T12:00:00Z");
});
afterAll(() => almanac?.sandbox.stop());

const html = { accept: "text/html" };
const form = {
  name: "Ada Field",
  email: "ada.field@example.net",
  role: "mentee",
  stage: "student",
  memberNumber: "",
  topics: "oncology",
  zone: "Europe/London",
  consent: "yes",
};

describe("signing up", () => {
  it("J1: asks exactly eight fields, and a pairing needs nothing more", async () => {
    const page = await (await fetch(`${almanac.sandbox.url}/join/demo`, { headers: html })).text();
    const names = new Set(
      [...page.matchAll(/<(?:input|select|textarea)[^>]*\sname="([^"]+)"/g)].map(([, name]) => name),
    );
    expect([...names].sort()).toEqual(["consent", "email", "memberNumber", "name", "role", "stage", "topics", "zone"]);
  });

  it("J3: asks by mail before anything else, in words nobody could have typed into the form", async () => {
    const response = await almanac.post(`${almanac.sandbox.url}/join/demo`, {
      ...form,
      name: "Buy now at spam dot example",
    });
    expect(response.status).toBe(202);
    await almanac.settle();
    const [mail, ...more] = await almanac.sandbox.messages("ada.field@example.net");
    expect(more).toEqual([]);
    expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(/buy now|spam/i);
    expect(await almanac.participants("unconfirmed")).toHaveLength(1);
  });

  it("J3: answers known, unknown and confirmed addresses alike, and mails each at most once an hour", async () => {
    const unknown = await (
      await almanac.post(`${almanac.sandbox.url}/join/demo`, { ...form, email: "new@example.net" })
    ).text();
    const again = await (
      await almanac.post(`${almanac.sandbox.url}/join/demo`, { ...form, email: "new@example.net" })
    ).text();
    await almanac.settle();
    expect(again).toBe(unknown);
    expect(await almanac.sandbox.messages("new@example.net")).toHaveLength(1);
    await almanac.join({ name: "Known Person" });
    await almanac.sandbox.advance("PT1H");
    const known = await almanac.post(`${almanac.sandbox.url}/join/demo`, {
      ...form,
      email: almanac.address("Known Person"),
    });
    expect(await known.text()).toBe(unknown);
    await almanac.settle();
    const [, second] = await almanac.mailsTo("Known Person");
    expect(second?.text).not.toMatch(/\/confirm\//);
  });

  it("M5 F36: opening the link, however often, changes nothing; pressing the button does, once", async () => {
    await almanac.signUp({ name: "Slow Clicker" });
    await almanac.settle();
    const link = await almanac.linkIn("Slow Clicker", "confirm");
    for (const method of ["GET", "HEAD", "GET"]) await fetch(link, { method, headers: html });
    expect((await almanac.participants("active")).map(({ person }) => person)).toHaveLength(1);
    const pressed = await (await almanac.post(link, {})).json();
    expect(pressed).toMatchObject({ outcome: "confirmed" });
    expect(await almanac.participants("active")).toHaveLength(2);
    expect(await (await almanac.post(link, {})).json()).toEqual(pressed);
  });

  it("removes a sign-up nobody confirmed, a week on, and its link says so", async () => {
    await almanac.signUp({ name: "Never Mind" });
    await almanac.settle();
    const link = await almanac.linkIn("Never Mind", "confirm");
    await almanac.sandbox.advance("P9D");
    expect(await almanac.participants("unconfirmed")).toEqual([]);
    expect((await almanac.post(link, {})).status).toBe(410);
  });
});
