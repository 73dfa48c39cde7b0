import { type ParsedMail, simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { locales } from "#shared/domain/locale.ts";
import { composeMail } from "#shared/email/compose.ts";
import { toMime } from "#shared/email/mime.ts";
import { allMails } from "#test/support/sample-mails.ts";
import { usualWords } from "#test/support/sample-words.ts";

const from = { name: "Mentorat « été » · Society of Pharmacists", address: "almanac@example.org" };
const mails = locales.flatMap((locale) =>
  Object.entries(allMails({ locale, ...usualWords })).map(([name, model]) => ({ name, locale, model })),
);

/** Octets, the line end left out: RFC 5322 section 2.1.1. */
const longestLine = 998;
/** An encoded word takes no more (RFC 2047 section 2). */
const longestWord = 75;

describe.each(mails)("the mail $name in $locale, as SES takes it", ({ locale, model }) => {
  const mail = composeMail(model);
  const sent = toMime(mail, {
    ...{ from, to: { name: "Zoë Müller", address: "zoe@example.org" }, locale },
    ...{ date: "2026-12-06T09:00:00.000Z", messageId: "msg_1@example.org", thread: ["shp_1@example.org"] },
    ...("unsubscribe" in model && { unsubscribe: { url: model.unsubscribe } }),
  }).then((bytes) => Buffer.from(bytes));

  it("M2: travels through every mail server: ASCII, whole line ends, no line too long", async () => {
    const raw = (await sent).toString("latin1");
    expect(raw).toMatch(/^[\t\r\n\x20-\x7e]*$/);
    expect(/[\r\n]/.test(raw.replaceAll("\r\n", ""))).toBe(false);
    const lines = raw.split("\r\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(longestLine);
    for (const [word] of raw.matchAll(/=\?utf-8\?[bq]\?[^?]*\?=/gi))
      expect(word.length).toBeLessThanOrEqual(longestWord);
  });

  it("M2: comes out of a parser as it went in, in plain text and HTML", async () => {
    const parsed = await simpleParser(await sent);
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.html).toBe(mail.html);
    expect(parsed.text?.trimEnd()).toBe(mail.text.trimEnd());
    expect(parsed.headers.get("content-language")).toBe(locale);
    expect(parsed.headers.get("auto-submitted")).toBe("auto-generated");
    expect([parsed.references].flat()).toEqual(["<shp_1@example.org>"]);
    expect(recipients(parsed)).toEqual(["zoe@example.org"]);
    expect(parsed.headers.has("list")).toBe("unsubscribe" in model);
  });
});

function recipients({ to, cc, bcc }: ParsedMail): (string | undefined)[] {
  return [to, cc, bcc]
    .flatMap((field) => (field === undefined ? [] : [field].flat()))
    .flatMap(({ value }) => value.map(({ address }) => address));
}
