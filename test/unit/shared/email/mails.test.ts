import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locales } from "#shared/domain/locale.ts";
import { messageKinds } from "#shared/domain/message.ts";
import { composeMail, type MailModel } from "#shared/email/compose.ts";
import { allMails, promptSample } from "#test/support/sample-mails.ts";
import { type SampleWords, usualWords } from "#test/support/sample-words.ts";

const mails = locales.flatMap((locale) =>
  Object.entries(allMails({ locale, ...usualWords })).map(([name, model]) => ({
    locale,
    name,
    model,
    mail: composeMail(model),
  })),
);
const english = { locale: "en-US", ...usualWords } as const;
const decode = (html: string) => html.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");
const links = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => decode(href));

it("has a sample of every kind of mail", () => {
  expect(new Set(mails.map(({ model }) => model.kind))).toEqual(new Set(messageKinds));
});

describe.each(mails)("the mail $name in $locale", ({ locale, mail }) => {
  it("M2: says the same in both forms, with every link", () => {
    for (const href of links(mail.html)) expect(mail.text).toContain(href);
    const words = decode(mail.html.replace(/<style>.*?<\/style>/s, "").replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ");
    for (const line of mail.text.split("\n").map((one) => one.replace(/^[->] |:$/g, "").trim())) {
      if (!/^(https:|[-* ]*$)/.test(line) && !line.includes(": ")) expect(words).toContain(line.replace(/\s+/g, " "));
    }
  });

  it("M2: is in the reader's language, with a subject and a preview line", () => {
    expect(mail.html).toContain(`<html lang="${locale}"`);
    expect(mail.subject).toMatch(/\S/);
    expect(mail.subject.length).toBeLessThan(80);
    expect(mail.preheader).toMatch(/\S/);
  });

  it("Y21: has no empty name, no gap and no key in it", () => {
    for (const text of [mail.subject, mail.preheader, mail.text]) {
      expect(text).not.toMatch(/undefined|\[object|\{[a-z]+\}| {2}|Dear ,|Bonjour ,| ,|with \.|to \.|avec \./);
    }
  });

  it("loads nothing: no picture, no script, nothing that tells it was opened", () => {
    expect(mail.html).not.toMatch(/<img|<script|<link|url\(|@import| src=/);
    for (const href of links(mail.html)) expect(href).toMatch(/^https:\/\/almanac\.example\//);
  });
});

describe("mail", () => {
  it("J3: a confirmation holds nothing that was typed into the form", () => {
    const [one, other] = ["Alex", "Kim"].map((mentee) =>
      composeMail(sample("confirm", { ...english, mentee, mentor: mentee })),
    );
    expect(one).toEqual(other);
    expect(one?.text).toContain("you hear from us by Wednesday, September 30, 2026");
  });

  it("Y12: names everybody once, in one mail", () => {
    const prompt = promptSample(english, "cv-review", "mentor");
    const both = ["Ana", "Bo"].map((name) => ({ name, shared: ["data"] as const }));
    const { text } = composeMail({ ...prompt, counterparts: both });
    expect(text).toContain("from Ana and Bo");
    expect(text).toContain("You and Bo both chose working with data.");
  });

  it("Y3: brings only the sections that apply", () => {
    const prompt = promptSample(english, "midyear-plan", "mentee");
    expect(composeMail({ ...prompt, sections: ["poster"] }).text).toContain("You are presenting a poster.");
    expect(composeMail({ ...prompt, sections: ["showcase"] }).text).not.toContain("poster");
  });

  it("Y4: gives a meeting in the venue's time", () => {
    const { text, subject } = composeMail(promptSample(english, "midyear-plan", "mentee"));
    expect(text).toContain("Meeting with Dr Lee: Monday, December 7, 2026, 12:30");
    expect(text).toContain("(Chicago)");
    expect(subject).toBe("Dec 6: your days at the Midyear meeting");
  });

  it("Y10: every prompt can be snoozed and skipped with one tap; whether it fits is asked in private", () => {
    for (const { model, mail } of mails) {
      if (model.kind !== "prompt") continue;
      expect(mail.text).toContain("?do=snooze");
      expect(mail.text).toContain("?do=skip");
      expect(mail.text.includes("?do=met")).toBe(model.touchpoint !== "fit-check");
    }
  });

  it("M4: an introduction goes to the other person, so it does not say that we read the reply", () => {
    const { text } = composeMail(sample("introduction mentee", english));
    expect(text).toContain("your answer goes straight to Dr Lee");
    expect(text).not.toContain("a person reads it");
  });

  it("T2: no name, whatever it is made of, adds a tag or a link to a mail", () => {
    const tags = (html: string) =>
      (html.match(/<[^>"]*(?:"[^"]*"[^>"]*)*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'));
    const some = (mentee: string, mentor: string) =>
      Object.entries(allMails({ ...english, mentee, mentor }))
        .filter(([name]) => !name.startsWith("prompt") || name.includes("cv-review"))
        .map(([, model]) => composeMail(model));
    const usual = some("Alex", "Lee").map(({ html }) => tags(html));
    const nasty = ["<script>x</script>", '"><img src=x>', "\u202egpj.exe", "a\r\nBcc: b@c.example", "<a href='x'>"];
    const hostile = fc
      .oneof(
        fc.constantFrom(...nasty),
        fc.string({ unit: "binary" }).filter((text) => !/:\/\/|www\./i.test(text)),
      )
      .map((text) => `A ${text}`);
    fc.assert(
      fc.property(hostile, hostile, (mentee, mentor) => {
        const mails = some(mentee, mentor);
        expect(mails.map(({ html }) => tags(html))).toEqual(usual);
        for (const { subject } of mails) expect(subject).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 20 },
    );
  }, 30_000);
});

function sample(name: string, words: SampleWords): MailModel {
  const found = allMails(words)[name];
  if (found === undefined) throw new Error(`There is no sample ${name}.`);
  return found;
}
