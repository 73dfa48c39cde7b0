import type { LogLine } from "./log.ts";
import { page } from "./page.ts";
import { escapeMarkup } from "./values.ts";

/** Everything that was logged, newest first. */
export function logsPage(lines: LogLine[]): string {
  const rows = lines
    .toReversed()
    .map(
      ({ at, source, text }) =>
        `<tr><td><time>${escapeMarkup(at)}</time></td><td>${escapeMarkup(source)}</td><td><code>${escapeMarkup(text)}</code></td></tr>`,
    );
  const table = `<div class="scroll" tabindex="0" role="region" aria-label="Log lines"><table><thead><tr><th scope="col">Time</th><th scope="col">Where</th><th scope="col">What</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
  return page(
    "Logs",
    `<p><a href="/_sandbox">Back to the sandbox</a></p><h1>Logs</h1>${lines.length === 0 ? "<p>Nothing has been logged yet.</p>" : table}`,
  );
}
