import fc from "fast-check";
import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { composeMail } from "#shared/email/compose.ts";
import { type Envelope, toMime } from "#shared/email/mime.ts";
import { allMails } from "#test/support/sample-mails.ts";
import { usualWords } from "#test/support/sample-words.ts";

const mails = Object.values(allMails({ locale: "fr", ...usualWords })).map(composeMail);
const [mail = { subject: "", preheader: "", html: "", text: "" }] = mails;
const envelope: Envelope = {
  from: { name: "Mentorat « été »", address: "almanac@example.org" },
  to: { name: "Zoë Müller", address: "zoe@example.org" },
  locale: "fr",
  date: "2026-12-06T09:00:00.000Z",
  messageId: "msg_1.1@example.org",
};
const unsubscribe = { url: "https://almanac.example/unsubscribe/token", mailto: "unsub+token@example.org" };
const ics = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
const raw = async (more: Partial<Envelope> = {}) => Buffer.from(await toMime(mail, { ...envelope, ...more }));
const head = (bytes: Buffer) => bytes.toString("latin1").split("\r\n\r\n", 1).join("");
const names = (bytes: Buffer) =>
  [...head(bytes).matchAll(/^([A-Za-z-]+):/gm)].map(([, name = ""]) => name.toLowerCase());

describe("MIME", () => {
  it("M2: carries plain text and HTML, who it is from, and that a machine wrote it", async () => {
    const parsed = await simpleParser(await raw());
    expect(parsed.text?.trim()).toBe(mail.text.trim());
    expect(parsed.html).toBe(mail.html);
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.from?.value).toEqual([envelope.from]);
    expect(parsed.date?.toISOString()).toBe(envelope.date);
    expect(parsed.messageId).toBe("<msg_1.1@example.org>");
    expect(parsed.headers.get("auto-submitted")).toBe("auto-generated");
    expect(parsed.headers.get("x-auto-response-suppress")).toBe("All");
    expect(parsed.headers.get("content-language")).toBe("fr");
    expect(names(await raw())).not.toContain("list-unsubscribe");
  });

  it("M2: unsubscribes in one click, the page first, the two headers in order", async () => {
    const bytes = await raw({ unsubscribe });
    const unfolded = head(bytes).replace(/\r\n[ \t]+/g, " ");
    expect(unfolded).toContain(
      `List-Unsubscribe: <${unsubscribe.url}>, <mailto:${unsubscribe.mailto}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click`,
    );
  });

  it("M2: stands in its thread, and replies reach whom they should", async () => {
    const replyTo = { name: "Dr Lee", address: "lee@example.org" };
    const parsed = await simpleParser(
      await raw({ thread: ["ship_1@example.org", "msg_0@example.org"], replyTo, feedbackId: "prompt:demo" }),
    );
    expect(parsed.references).toEqual(["<ship_1@example.org>", "<msg_0@example.org>"]);
    expect(parsed.inReplyTo).toBe("<msg_0@example.org>");
    expect(parsed.replyTo?.value).toEqual([replyTo]);
    expect(parsed.headers.get("feedback-id")).toBe("prompt:demo");
  });

  it("Y4: carries an invitation as an alternative and as a file, with the calendar's own method", async () => {
    const bytes = await raw({ calendar: { method: "REQUEST", text: ics } });
    const text = bytes.toString("latin1");
    expect(text).toMatch(/^Content-Type: multipart\/mixed/m);
    expect(text).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    const parsed = await simpleParser(bytes);
    const file = parsed.attachments.find(({ filename }) => filename === "invite.ics");
    expect(file?.content.toString()).toBe(ics);
  });

  it("is the same, byte for byte, for the same mail", async () => {
    const more = { unsubscribe, calendar: { method: "CANCEL", text: ics } } as const;
    expect((await raw(more)).equals(await raw(more))).toBe(true);
  });

  it("T2 F41: nothing anybody is called adds a header or a recipient", async () => {
    const usual = names(await raw({ unsubscribe, replyTo: envelope.to, thread: ["a@b"] }));
    const nasty = fc.oneof(
      fc.constantFrom(
        "a\r\nBcc: evil@example.org",
        "a\nX: y",
        "\u2028b",
        '"<evil@example.org>',
        "a, evil@example.org",
        "=?utf-8?q?=0D=0AX:_y?=",
      ),
      fc.string({ unit: "binary" }),
    );
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (one, other) => {
        const to = { name: one, address: "zoe@example.org" };
        const bytes = Buffer.from(
          await toMime(
            { subject: `S ${other}`, preheader: "", text: "t", html: "<p>t</p>" },
            {
              ...envelope,
              from: { ...envelope.from, name: `P${other}` },
              to,
              replyTo: to,
              thread: ["a@b"],
              unsubscribe,
            },
          ),
        );
        expect(names(bytes)).toEqual(usual);
        const parsed = await simpleParser(bytes);
        const recipients = Array.isArray(parsed.to) ? [] : (parsed.to?.value ?? []);
        expect(recipients.map(({ address }) => address)).toEqual(["zoe@example.org"]);
        expect(parsed.bcc).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  }, 30_000);
});
