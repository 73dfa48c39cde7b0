import type { InboxMessage } from "./inbox.ts";
import { page } from "./page.ts";
import { escapeMarkup } from "./values.ts";

const spoken = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "medium", timeZone: "UTC" });

/** One message: its HTML in a frame that can run nothing, its plain text, its calendar, its headers. */
export function messagePage(message: InboxMessage): string {
  const { id, subject, from, to, acceptedAt, html, text, calendar, headers, tags } = message;
  const rows = headers.map(
    ([name, value]) => `<tr><th scope="row">${escapeMarkup(name)}</th><td>${escapeMarkup(value)}</td></tr>`,
  );
  const tagList = Object.entries(tags).map(
    ([name, value]) => `<code>${escapeMarkup(name)}=${escapeMarkup(value)}</code>`,
  );
  // Links open in a new tab, where they work like in a mail program; the frame itself may do nothing.
  const framed = html && `<base target="_blank">${html}`;
  const frame = framed
    ? `<iframe title="The message as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escapeMarkup(framed)}"></iframe>`
    : "<p>This message has no HTML part.</p>";
  return page(
    subject || "Message",
    `<p><a href="/_sandbox">Back to the inbox</a></p>
<h1>${escapeMarkup(subject)}</h1>
<dl class="envelope">
<div><dt>From</dt><dd>${escapeMarkup(from)}</dd></div>
<div><dt>To</dt><dd>${to.map((address) => escapeMarkup(address)).join(", ")}</dd></div>
<div><dt>Sent</dt><dd><time datetime="${acceptedAt}">${spoken.format(new Date(acceptedAt))} UTC</time></dd></div>
${tagList.length > 0 ? `<div><dt>Tags</dt><dd>${tagList.join(" ")}</dd></div>` : ""}
</dl>
<p><a href="/_sandbox/messages/${encodeURIComponent(id)}.eml">Raw message</a></p>
${frame}
<details${html ? "" : " open"}><summary>Plain text</summary><pre>${escapeMarkup(text)}</pre></details>
${calendar === null ? "" : `<details><summary>Calendar</summary><pre>${escapeMarkup(calendar)}</pre></details>`}
<details><summary>Headers</summary><div class="scroll" tabindex="0" role="region" aria-label="Headers"><table><tbody>${rows.join("")}</tbody></table></div></details>`,
  );
}
