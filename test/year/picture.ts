import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { localTime } from "./clocks.ts";
import { monthlyTotals } from "./picture-chart.ts";
import { lanes, numbered } from "./picture-lanes.ts";
import { escaped, groupNames, groupOfMail, mark, symbols } from "./picture-marks.ts";
import { groups, type YearRecord } from "./record.ts";

const beside = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8").trim();

/** The year to look at: one file, nothing from elsewhere. `htmlOf` gives the HTML body of a recorded mail by its index. */
export function picture(year: YearRecord, htmlOf: (index: number) => string): string {
  const script = beside("./picture-client.js");
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="color-scheme" content="light dark">
<title>${escaped(year.title)}: ${escaped(year.summary)}</title><style>${beside("./picture.css")}</style></head><body>
${symbols}<a class="skip" href="#year">To everybody’s year</a>
<header><p class="mark">Almanac</p><h1>${escaped(year.title)}</h1><p class="lead">${escaped(year.summary)}</p><p class="soft">${escaped(inWords(year))}</p></header>
<main><section aria-labelledby="h-months"><h2 id="h-months">Mails of each month</h2>${legend()}${monthlyTotals(year)}</section>
<section id="year" aria-labelledby="h-year"><h2 id="h-year">Everybody’s year</h2>
<p class="soft">Each line is a person, each mark a mail; hollow ones did not leave. Press a mark to read it. With the keyboard: arrow keys go from mark to mark, Enter opens.</p>
${filter(year)}${legend(true)}${lanes(year)}${dates(year)}</section>
<section aria-labelledby="h-check"><h2 id="h-check">What was checked</h2>${checks(year)}</section></main>
<footer><p>Seed ${year.seed}. ${escaped(year.programme.society)}, everybody and everything in this year is invented.</p></footer>
<dialog aria-labelledby="d-subject"><form method="dialog"><button class="close" aria-label="Close">×</button></form><p class="soft" id="d-kind"></p><h2 id="d-subject"></h2><dl id="d-facts"></dl><ol id="d-because" aria-label="Rule by rule"></ol><div class="tabs"><button type="button" id="d-show-html" aria-pressed="true">As it looks</button><button type="button" id="d-show-text" aria-pressed="false">Plain text</button></div><iframe id="d-html" title="The mail" sandbox=""></iframe><pre id="d-text" tabindex="0"></pre></dialog>
<script type="application/octet-stream" id="bodies">${packed(year, htmlOf)}</script><script>${script}</script></body></html>
`;
}

/** What the dialog shows of each mail, as one compressed text: a thousand mails look alike. */
function packed(year: YearRecord, htmlOf: (index: number) => string): string {
  const people = new Map(year.people.map((person) => [person.key, person]));
  const mails = year.mails.map((mail, index) => ({
    to: people.get(mail.person)?.name ?? mail.person,
    ...mail,
    kind: groupNames[groupOfMail(mail)],
    invitation:
      mail.invitation && meetingInWords(mail.invitation, people.get(mail.person)?.zone ?? year.programme.zone),
    html: htmlOf(index),
  }));
  const pairs = year.mentorships.map(({ mentee, mentor }) => [mentee, mentor]);
  return gzipSync(JSON.stringify({ mails, pairs }), { level: 9 }).toString("base64");
}

/** `REQUEST 2026-12-07T20:30:00.000Z` */
function meetingInWords(invitation: string, zone: string): string {
  const [method, starts = ""] = invitation.split(" ");
  return `${method === "CANCEL" ? "cancelled: " : ""}${localTime(starts, zone)}`;
}

function inWords({ totals, from, to, people, checks }: YearRecord): string {
  const { mentorships, most, silent, still } = totals;
  const day = (at: string) =>
    new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(at));
  const of = (role: string) => people.filter((person) => person.role === role).length;
  const broken = checks.filter((check) => check.broken.length > 0).length;
  return [
    `From ${day(from)} to ${day(to)}: ${of("mentee")} mentees and ${of("mentor")} mentors signed up, ${mentorships.begun} mentorships began, ${mentorships.active} of them go on.`,
    `Nobody got more than ${most.mentee} mails as a mentee or ${most.mentor} as a mentor.`,
    `${silent} planned mails did not leave, each with its reason; ${still} are planned for the year to come.`,
    broken === 0
      ? `All ${checks.length} rules of the check hold.`
      : `${broken} of ${checks.length} rules of the check were broken.`,
  ].join(" ");
}

function legend(withLines = false): string {
  const kinds = groups.map((group) => `<li>${mark(group)} ${groupNames[group]}</li>`).join("");
  const more = `<li>${mark("prompting", true)} Not sent</li><li><i class="rule"></i> Key date</li><li><i class="rule clock"></i> Clocks change</li>`;
  return `<ul class="legend">${kinds}${withLines ? more : ""}</ul>`;
}

function filter({ people }: YearRecord): string {
  const options = (role: string) =>
    people
      .filter((person) => person.role === role)
      .map(({ key, name }) => `<option value="${key}">${escaped(name)}</option>`)
      .join("");
  return `<p class="filter"><label for="who">Show</label> <select id="who"><option value="">everybody</option><option value="role:mentee">all mentees</option><option value="role:mentor">all mentors</option><optgroup label="A mentee, with their mentors">${options("mentee")}</optgroup><optgroup label="A mentor, with their mentees">${options("mentor")}</optgroup></select></p>`;
}

function dates(year: YearRecord): string {
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  const items = numbered(year).map(
    ({ number, date, what, clock }) =>
      `<li><span class="flag${clock ? " clock" : ""}">${number}</span> <time datetime="${date}">${day.format(new Date(date))}</time> ${escaped(what)}</li>`,
  );
  return `<ol class="dates">${items.join("")}</ol>`;
}

function checks(year: YearRecord): string {
  const items = year.checks.map(({ says, broken, notes }) => {
    const lines = [...broken, ...notes].map((line) => `<li>${escaped(line)}</li>`).join("");
    const sign =
      broken.length === 0
        ? '<span class="ok">✓ holds</span>'
        : `<span class="bad">✗ broken ${broken.length === 1 ? "once" : `${broken.length} times`}</span>`;
    return `<li>${sign} ${escaped(says)}${lines && `<ul>${lines}</ul>`}</li>`;
  });
  return `<ul class="checks">${items.join("")}</ul>`;
}
