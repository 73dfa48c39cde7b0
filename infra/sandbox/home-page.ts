import { page } from "./page.ts";
import type { Parts } from "./parts.ts";
import { escapeMarkup } from "./values.ts";

const jumps = [
  ["PT1H", "1 hour"],
  ["P1D", "1 day"],
  ["P7D", "1 week"],
  ["P1M", "1 month"],
] as const;

const spoken = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "medium", timeZone: "UTC" });
const brief = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
/** More would make a page nobody scrolls; the API has them all. */
const mostShown = 200;

/** The sandbox's front page: where to go, what time it is, and the mail that was sent. */
export function homePage({ clock, inbox, faults }: Parts): string {
  const now = new Date(clock.now());
  const buttons = jumps.map(([duration, label]) => `<button name="advance" value="${duration}">${label}</button>`);
  const messages = inbox.summaries().toReversed();
  const shown = messages
    .slice(0, mostShown)
    .map(
      ({ id, acceptedAt, from, to, subject }) =>
        `<li><a href="/_sandbox/messages/${encodeURIComponent(id)}"><strong>${escapeMarkup(subject)}</strong><time class="soft" datetime="${acceptedAt}">${brief.format(new Date(acceptedAt))} UTC</time><span class="soft people">to ${escapeMarkup(to.join(", "))}<br>from ${escapeMarkup(from)}</span></a></li>`,
    );
  const armed = faults.list();
  const mail =
    shown.length === 0
      ? `<p class="soft">No mail has been sent yet. Sign somebody up, or move the clock.</p>`
      : `<ol class="inbox">${shown.join("")}</ol>${messages.length > mostShown ? `<p class="soft">The latest ${mostShown} of ${messages.length}.</p>` : ""}`;
  return page(
    "Programme",
    `<h1>Almanac on this machine</h1>
<section aria-labelledby="go"><h2 id="go">Go to</h2>
<ul class="grid"><li><a href="/join/demo">Sign-up form</a></li><li><a href="/console">Coordinator's desk</a></li><li><a href="/openapi.json">API description</a></li><li><a href="/_sandbox/messages">Messages as JSON</a></li><li><a href="/_sandbox/logs">Logs</a></li></ul></section>
<section aria-labelledby="time"><h2 id="time">The clock</h2>
<p class="clock"><time datetime="${now.toISOString()}">${spoken.format(now)} UTC</time></p>
<p class="soft">It flows like any other. Moved forward, it stops at everything that is due on the way. Forward by:</p>
<form class="grid" method="post" action="/_sandbox/clock">${buttons.join("")}</form>
<form class="row" method="post" action="/_sandbox/clock"><label>Or to an instant (UTC)<input name="to" required pattern="\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?Z" value="${now.toISOString().slice(0, 16)}:00Z"></label><button>Go there</button></form></section>
${armed.length === 0 ? "" : `<section><h2>Faults</h2><p>${armed.map((fault) => `<code>${escapeMarkup(JSON.stringify(fault))}</code>`).join("<br>")}</p></section>`}
<section aria-labelledby="mail"><h2 id="mail">Mail sent${messages.length > 0 ? ` (${messages.length})` : ""}</h2>${mail}</section>`,
  );
}
