import type { Translate } from "#shared/locales/translate.ts";
import type { Block, BlockLink } from "#shared/view/blocks.ts";
import { renderMail } from "#shared/view/mail-layout.tsx";
import { renderText } from "#shared/view/text.ts";
import { named } from "#shared/view/words.ts";
import type { Mail, MailBase } from "./mail.ts";

interface Words {
  subject: string;
  preheader: string;
  blocks: readonly (Block | undefined)[];
  /** The first line of the small print, where it is not the usual one. */
  why?: string | undefined;
  links?: readonly BlockLink[] | undefined;
  /** Replies go to the other person, so nothing may say that we read them. */
  repliesElsewhere?: boolean | undefined;
}

/** Puts a mail's words into both forms, with the small print that all mails share. */
export function write(
  t: Translate,
  base: MailBase,
  { subject, preheader, blocks, why, links = [], repliesElsewhere }: Words,
): Mail {
  const { programme, society } = base;
  const signOff: Block = { type: "paragraph", text: t("mail.sign-off", { programme }) };
  const mine = base.me === undefined ? [] : [{ text: t("mail.me"), href: base.me }];
  const letter = {
    locale: t.locale,
    programme,
    wordmark: t("app.name"),
    subject,
    preheader,
    blocks: [...blocks.filter((block) => block !== undefined), signOff],
    footer: {
      lines: [...(repliesElsewhere ? [] : [t("mail.reply")]), why ?? t("mail.why", { programme, society })],
      links: [...mine, ...links],
    },
  };
  return { subject, preheader, html: renderMail(letter), text: renderText(letter) };
}

/** A paragraph. */
export function paragraph(text: string): Block {
  return { type: "paragraph", text };
}

/** A heading. */
export function heading(text: string): Block {
  return { type: "heading", text };
}

/** A link to press. */
export function button(text: string, href: string): Block {
  return { type: "button", link: { text, href } };
}

/** A list; nothing where there is nothing to list. */
export function list(items: readonly string[]): Block | undefined {
  return items.length === 0 ? undefined : { type: "list", items };
}

/** "Dear Alex," or, without a name, "Hello,". */
export function greeting(t: Translate, name: string): Block {
  return paragraph(t("mail.greeting", named(name)));
}

/** The day to answer by first, then what it is about. */
export function subjectBy(t: Translate, date: string, subject: string): string {
  return t("mail.by", { date, subject });
}

/** The day it is about first, then what. */
export function subjectOn(t: Translate, date: string, subject: string): string {
  return t("mail.on", { date, subject });
}
