import { escaped, groupNames, groupOfMail, mark, position } from "./picture-marks.ts";
import type { RecordedMail, RecordedPerson, YearRecord } from "./record.ts";
import { topicOf } from "./words.ts";

/** The width the marks are arranged for, in pixels; wider is roomier. */
const laidOutFor = 780;
const markWidth = 12;
const rowHeight = 13;

/** Everybody's year as one line each, months across. */
export function lanes(year: YearRecord): string {
  const mails = Map.groupBy(
    year.mails.map((mail, index) => ({ mail, index })),
    ({ mail }) => mail.person,
  );
  const rows = (role: string, heading: string) => {
    const people = year.people.filter((person) => person.role === role);
    const list = people.map((person) => lane(person, mails.get(person.key) ?? [], year)).join("");
    return `<h3 class="part" data-role="${role}"><span>${heading} <small>${people.length}</small></span></h3>${list}`;
  };
  return `<div class="scroll" role="region" aria-label="Everybody’s year" tabindex="0"><div class="lanes">
${axis(year)}<div class="lines" aria-hidden="true">${lines(year)}</div>
${rows("mentee", "Mentees")}${rows("mentor", "Mentors")}
</div></div>`;
}

function axis(year: YearRecord): string {
  // The year ends a day into its last month, which has no room for a name.
  const months = year.months.slice(0, 12).map(({ month }) => {
    const name = new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" }).format(new Date(`${month}-15`));
    return `<span style="left:${position(`${month}-01`, year)}%">${name}${/-(01|08)$/.test(month) ? ` <small>${month.slice(0, 4)}</small>` : ""}</span>`;
  });
  return `<div class="axis"><div class="corner"></div><div class="months">${months.join("")}</div><div class="flags">${flags(year)}</div></div>`;
}

function flags(year: YearRecord): string {
  return numbered(year)
    .map(({ number, date, what, clock }) => {
      return `<span class="flag${clock ? " clock" : ""}" style="left:${position(date, year)}%" title="${escaped(what)}">${number}</span>`;
    })
    .join("");
}

function lines(year: YearRecord): string {
  const months = year.months.map(({ month }) => `<i class="month" style="left:${position(`${month}-01`, year)}%"></i>`);
  const dates = numbered(year).map(
    ({ date, clock }) => `<i class="${clock ? "clock" : "date"}" style="left:${position(date, year)}%"></i>`,
  );
  return months.concat(dates).join("");
}

/** Key dates by number and changes of clocks by letter, as the lines are called. */
export function numbered({ keyDates, clockChanges }: YearRecord) {
  const dates = keyDates.map(({ name, date, state }, index) => {
    return {
      number: String(index + 1),
      date,
      what: `${titleOf(name)}${state === "tentative" ? " (tentative)" : ""}`,
      clock: false,
    };
  });
  const clocks = clockChanges.map(({ date, what }, index) => ({
    number: "abcdefgh".charAt(index),
    date,
    what,
    clock: true,
  }));
  return [...dates, ...clocks];
}

const titleOf = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " ");

interface Placed {
  readonly mail: RecordedMail;
  readonly index: number;
}

function lane({ key, name, mails, state }: RecordedPerson, list: readonly Placed[], year: YearRecord): string {
  const ends: number[] = [];
  const marks = list.map(({ mail, index }) => {
    const left = position(mail.at, year);
    const x = (left * laidOutFor) / 100;
    const free = ends.findIndex((end) => end <= x);
    const row = free < 0 ? ends.length : free;
    ends[row] = x + markWidth;
    return button(mail, index, left, row);
  });
  const height = Math.max(2, ends.length) * rowHeight + 4;
  const words = `${mails} mails, ${state}`;
  return `<div class="lane" data-person="${key}" style="height:${height}px"><span class="who" title="${escaped(`${name}: ${words}`)}"><span class="name">${escaped(name)}</span> <small>${mails}</small></span><div class="track">${marks.join("")}</div></div>`;
}

function button(mail: RecordedMail, index: number, left: number, row: number): string {
  const group = groupOfMail(mail);
  const what =
    mail.subject ??
    `not sent: ${mail.touchpoint === undefined ? groupNames[group] : topicOf(mail.touchpoint.split(" ")[0] ?? "")}`;
  const label = `${mail.local}, ${what}`;
  const top = row * rowHeight + 2;
  return `<button type="button" tabindex="-1" data-i="${index}" aria-label="${escaped(label)}" style="left:${left}%;top:${top}px">${mark(group, mail.silent !== undefined)}</button>`;
}
