import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import MailComposer from "nodemailer/lib/mail-composer";
import type { Locale } from "#shared/domain/locale.ts";
import type { Mail } from "./mail.ts";

/** A mailbox as headers show it. */
export interface Mailbox {
  name?: string | undefined;
  address: string;
}

/** Everything around the words. */
export interface Envelope {
  from: Mailbox;
  to: Mailbox;
  replyTo?: Mailbox | readonly Mailbox[] | undefined;
  locale: Locale;
  /** When it is sent, `2026-12-06T09:00:00.000Z`. */
  date: string;
  /** Without angle brackets. */
  messageId: string;
  /** Message ids of the thread it belongs to, oldest first, without angle brackets. */
  thread?: readonly string[] | undefined;
  /** One-click unsubscribe (RFC 8058): prompts only. */
  unsubscribe?: { url: string; mailto?: string | undefined } | undefined;
  feedbackId?: string | undefined;
  /** An invitation or its cancellation; `method` is the calendar's own METHOD. */
  calendar?: { method: "REQUEST" | "CANCEL" | "PUBLISH"; text: string } | undefined;
}

/** No line breaks or control characters reach a header, whatever somebody is called. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

/** For what must be one word: addresses, ids, links. */
function oneWord(text: string): string {
  return text.replace(/[\p{Cc}\p{Z}<>]+/gu, "");
}

function mailbox({ name, address }: Mailbox) {
  return { name: oneLine(name ?? ""), address: oneWord(address) };
}

/** RFC 8058: the page first, then the address; both headers together, or neither works. */
function unsubscribeHeaders({ unsubscribe }: Envelope) {
  if (unsubscribe === undefined) return [];
  const ways = [unsubscribe.url, ...(unsubscribe.mailto === undefined ? [] : [`mailto:${unsubscribe.mailto}`])];
  return [
    { key: "List-Unsubscribe", value: ways.map((way) => `<${oneWord(way)}>`).join(", ") },
    { key: "List-Unsubscribe-Post", value: "List-Unsubscribe=One-Click" },
  ];
}

function headers(envelope: Envelope) {
  const { locale, feedbackId } = envelope;
  return [
    ...unsubscribeHeaders(envelope),
    { key: "Auto-Submitted", value: "auto-generated" },
    { key: "X-Auto-Response-Suppress", value: "All" },
    { key: "Content-Language", value: locale },
    ...(feedbackId === undefined ? [] : [{ key: "Feedback-ID", value: oneWord(feedbackId) }]),
  ];
}

/** The message as SES takes it. The same arguments give the same bytes. */
export async function toMime(mail: Mail, envelope: Envelope): Promise<Uint8Array> {
  const { calendar, replyTo, messageId } = envelope;
  const thread = (envelope.thread ?? []).map((id) => `<${oneWord(id)}>`);
  const composer = new MailComposer({
    from: mailbox(envelope.from),
    to: mailbox(envelope.to),
    ...(replyTo === undefined ? {} : { replyTo: [replyTo].flat().map(mailbox) }),
    subject: oneLine(mail.subject),
    date: new Date(envelope.date),
    messageId: `<${oneWord(messageId)}>`,
    ...(thread.length === 0 ? {} : { references: thread, inReplyTo: thread.slice(-1).join("") }),
    headers: headers(envelope),
    text: mail.text,
    html: mail.html,
    ...(calendar === undefined ? {} : { icalEvent: { method: calendar.method, content: calendar.text } }),
    // Boundaries are random unless told; from the message id they are as rare, and the bytes can be compared.
    baseBoundary: bytesToHex(sha256(utf8ToBytes(messageId))).slice(0, 24),
    // Plain text has lone line feeds; on the way every one of them must be a whole line end (RFC 5322 section 2.3).
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
