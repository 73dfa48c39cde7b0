import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import * as z from "zod";
import { headerOf, readHeaders } from "./mime.ts";

const Stored = z.object({
  id: z.string(),
  acceptedAt: z.string(),
  tags: z.record(z.string(), z.string()),
  configurationSet: z.string().nullable(),
  envelope: z.object({ from: z.string(), to: z.array(z.string()) }),
});
export type Stored = z.infer<typeof Stored>;

/** One message as `GET /_sandbox/messages` shows it. */
export interface InboxMessage extends Stored {
  to: string[];
  from: string;
  subject: string;
  headers: [string, string][];
  text: string;
  html: string | null;
  /** The text of the calendar part, if there is one. */
  calendar: string | null;
}

/** Everything SES accepted, in the order of acceptance, as raw bytes; parsed when somebody looks. */
export interface Inbox {
  add(message: Stored, raw: Buffer): void;
  readonly count: number;
  /** How many were accepted since an instant. */
  countSince(instant: number): number;
  /** Newest last. `to` filters by envelope recipient, without regard to case. */
  list(to?: string): Promise<InboxMessage[]>;
  /** What a list of messages shows, without parsing any of them. */
  summaries(): { id: string; acceptedAt: string; from: string; to: string[]; subject: string }[];
  /** What the envelopes say, without looking into any. */
  envelopes(): Stored[];
  get(id: string): Promise<InboxMessage | undefined>;
  raw(id: string): Buffer | undefined;
}

/** An inbox in memory, or in a folder that keeps it between runs. */
export function createInbox(folder: string | undefined): Inbox {
  const index = folder && join(folder, "messages.jsonl");
  const messages = new Map<string, { stored: Stored; raw: Buffer; parsed?: Promise<InboxMessage> }>();
  if (folder) mkdirSync(folder, { recursive: true });
  if (folder && index && existsSync(index)) {
    for (const line of readFileSync(index, "utf8").split("\n").filter(Boolean)) {
      const stored = Stored.parse(JSON.parse(line));
      messages.set(stored.id, { stored, raw: readFileSync(join(folder, `${stored.id}.eml`)) });
    }
  }

  function open(id: string): Promise<InboxMessage> | undefined {
    const found = messages.get(id);
    if (found) found.parsed ??= parse(found.stored, found.raw);
    return found?.parsed;
  }

  return {
    add(stored, raw) {
      messages.set(stored.id, { stored, raw });
      if (!folder || !index) return;
      writeFileSync(join(folder, `${stored.id}.eml`), raw);
      appendFileSync(index, `${JSON.stringify(stored)}\n`);
    },
    get count() {
      return messages.size;
    },
    countSince(instant) {
      const since = new Date(instant).toISOString();
      return [...messages.values()].filter(({ stored }) => stored.acceptedAt > since).length;
    },
    async list(to) {
      const wanted = to?.toLowerCase();
      const chosen = [...messages.values()].filter(
        ({ stored }) => wanted === undefined || stored.envelope.to.some((address) => address.toLowerCase() === wanted),
      );
      const opened = await Promise.all(chosen.map(({ stored }) => open(stored.id)));
      return opened.filter((message) => message !== undefined);
    },
    summaries: () =>
      [...messages.values()].map(({ stored, raw }) => {
        const headers = readHeaders(raw);
        return {
          id: stored.id,
          acceptedAt: stored.acceptedAt,
          from: headerOf(headers, "From") ?? "",
          to: stored.envelope.to,
          subject: decodeWords(headerOf(headers, "Subject") ?? ""),
        };
      }),
    envelopes: () => [...messages.values()].map(({ stored }) => stored),
    get: async (id) => open(id),
    raw: (id) => messages.get(id)?.raw,
  };
}

async function parse(stored: Stored, raw: Buffer): Promise<InboxMessage> {
  // The text as it was sent: no links made, no HTML invented from it.
  const mail = await simpleParser(raw, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
  });
  return {
    ...stored,
    to: stored.envelope.to,
    from: mail.from?.text ?? "",
    subject: mail.subject ?? "",
    headers: readHeaders(raw),
    text: mail.text ?? "",
    html: mail.html || null,
    calendar: calendarOf(mail),
  };
}

function calendarOf(mail: ParsedMail): string | null {
  const part = mail.attachments.find((attachment) => attachment.contentType === "text/calendar");
  return part ? part.content.toString("utf8") : null;
}

/** RFC 2047, for lists: enough for what nodemailer writes. */
function decodeWords(text: string): string {
  return text
    .replace(/(\?=)\s+(=\?)/g, "$1$2")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, encoding: string, content: string) => {
      if (encoding.toLowerCase() === "b") return Buffer.from(content, "base64").toString("utf8");
      const bytes = content
        .replaceAll("_", " ")
        .replace(/=([0-9A-F]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, "latin1").toString("utf8");
    });
}
