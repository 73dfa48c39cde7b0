import { type Translate, translator } from "#shared/locales/translate.ts";
import type { Block } from "#shared/view/blocks.ts";
import type { Mail, MailBase } from "./mail.ts";
import { greeting, list, paragraph, write } from "./write.ts";

/** What a coordinator has to say to many people, to one of them. In the language it was written in. */
export interface AnnouncementMail extends MailBase {
  kind: "announcement";
  subject: string;
  text: string;
  name: string;
  me: string;
  unsubscribe: string;
}

/** Characters of the line beside the subject. */
const preview = 90;

/** The words as they were typed: nothing in them is a tag or becomes one. */
export function announcementMail(model: AnnouncementMail): Mail {
  const t = translator(model.locale);
  return write(t, model, {
    subject: model.subject,
    preheader: preheaderOf(t, model),
    blocks: [greeting(t, model.name), ...blocksOf(model.text)],
    links: [{ text: t("announcement-mail.unsubscribe"), href: model.unsubscribe }],
  });
}

function preheaderOf(t: Translate, { text, programme }: AnnouncementMail): string {
  const [first = ""] = linesOf(text);
  return first.length <= preview ? first : t("announcement-mail.preheader", { programme });
}

/** A paragraph for each line; lines that begin with a dash, together, are a list. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let items: string[] = [];
  const end = () => {
    const made = list(items);
    if (made) blocks.push(made);
    items = [];
  };
  for (const line of linesOf(text)) {
    const item = /^[-*•–] ?(\S.*)$/.exec(line)?.[1];
    if (item !== undefined) items.push(item);
    else {
      end();
      blocks.push(paragraph(line));
    }
  }
  end();
  return blocks;
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
}
