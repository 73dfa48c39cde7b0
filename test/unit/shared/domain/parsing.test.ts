import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { mayBeMentored, mayMentor } from "#shared/domain/participant.ts";
import { EmailAddress, line } from "#shared/domain/person.ts";
import { ProgrammeSettings } from "#shared/domain/programme.ts";
import { DateText, InstantText, instantOf, instantText, plusHours, Zone } from "#shared/domain/time.ts";
import { vettingStates } from "#shared/domain/vetting.ts";
import { aParticipant } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";

const aTime = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2100, 0) });

describe("instants", () => {
  it("are written so that the order of the texts is the order in time, and read back as they were", () => {
    const property = fc.property(aTime, aTime, (one, other) => {
      const [early, late] = [one, other].map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
      const texts = [early, late].map((instant) => (instant ? instantText(instant) : ""));
      for (const text of texts) expect(InstantText.parse(text)).toHaveLength(24);
      expect(Math.sign(one - other)).toBe(texts[0] === texts[1] ? 0 : (texts[0] ?? "") < (texts[1] ?? "") ? -1 : 1);
      expect(instantOf(texts[0] ?? "").epochMilliseconds).toBe(one);
    });
    forAll(property, 300);
  });

  it("move by hours and parts of hours", () => {
    const noon = Temporal.Instant.from("2026-08-17T12:00:00Z");
    expect(instantText(plusHours(noon, -0.25))).toBe("2026-08-17T11:45:00.000Z");
  });

  it.each(["2026-02-29", "2026-13-01", "2026-1-1", "tomorrow", ""])("a day called %j is refused", (text) => {
    expect(DateText.safeParse(text).success).toBe(false);
  });

  it.each(["+01:00", "Mars/Base", "", "Europe/Paris; DROP", "../../etc/localtime"])(
    "a zone called %j is refused",
    (text) => {
      expect(Zone.safeParse(text).success).toBe(false);
    },
  );
});

describe("a line of text", () => {
  const name = line(80);

  it("T2: holds no control or direction-changing character, whatever was typed", () => {
    const property = fc.property(fc.string({ unit: "binary" }), (typed) => {
      const { success, data = "" } = name.safeParse(typed);
      if (!success) return;
      expect(data).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069\u200e\u200f]/u);
      expect(data).toBe(data.normalize("NFC").trim());
      expect(data.length).toBeGreaterThan(0);
    });
    forAll(property, 500);
  });

  it.each(["a\r\nBcc: eve@post.example", "a\u0000b", "\u202eevil", "  ", "x".repeat(81)])("is not %j", (typed) => {
    expect(name.safeParse(typed).success).toBe(false);
  });

  it.each(["Zoë", "Nguyễn Thị Minh Khai", "O'Brien-Smith", "李小龙", "Dr. Ana M. 👩🏽‍⚕️"])("may be %j", (typed) => {
    expect(name.parse(typed)).toBe(typed);
  });
});

describe("an address", () => {
  it("J3: is one however it is typed, and keeps its dots: two people may differ by one", () => {
    const property = fc.property(fc.emailAddress(), (address) => {
      const { success, data } = EmailAddress.safeParse(` ${address.toUpperCase()} `);
      if (success) expect(data).toBe(address.toLowerCase());
    });
    forAll(property, 300);
    expect(EmailAddress.parse("a.na@post.example")).not.toBe(EmailAddress.parse("ana@post.example"));
  });

  it.each(["ana", "ana@", "@post.example", "a@b@c.example", "a\n@b.example", `${"a".repeat(250)}@b.example`])(
    "is not %j",
    (typed) => {
      expect(EmailAddress.safeParse(typed).success).toBe(false);
    },
  );
});

describe("who may be paired", () => {
  const roles = fc.constantFrom("mentee", "mentor", "both");
  const states = fc.constantFrom("unconfirmed", "active", "paused", "left");
  const vettings = fc.constantFrom(...vettingStates);

  it("J6: as a mentor only who confirmed, is approved and is here; as a mentee only who confirmed and is here", () => {
    const property = fc.property(roles, states, vettings, (role, state, vetting) => {
      const one = aParticipant("ana", { role, state, vetting });
      expect(mayMentor(one)).toBe(role !== "mentee" && state === "active" && vetting === "approved");
      expect(mayBeMentored(one)).toBe(role !== "mentor" && state === "active");
    });
    forAll(property, 200);
  });
});

describe("a programme's settings", () => {
  const least = { name: "Demo", society: "Society", zone: "UTC", playbook: { name: "ashp-student", version: 1 } };

  it("have an answer for everything nobody set", () => {
    expect(ProgrammeSettings.parse(least)).toMatchObject({
      ...{ locale: "en-US", topics: [], holidays: [], places: 2, hearWithinDays: 21 },
      rounds: { every: "weekly", publish: "automatic", answerDays: 5 },
    });
  });

  it.each([
    ["two topics only", { topics: ["data", "policy"] }],
    ["a field nobody knows", { colour: "red" }],
    ["no places", { places: 0 }],
    ["a day that is none as a holiday", { holidays: ["2026-02-30"] }],
  ])("refuse %s", (_, more) => {
    expect(ProgrammeSettings.safeParse({ ...least, ...more }).success).toBe(false);
  });
});
