import { type Group, groupOf, groups, type RecordedMail } from "./record.ts";

/** What each group of mails is called. */
export const groupNames: Readonly<Record<Group, string>> = {
  joining: "Joining",
  asking: "A suggested pairing",
  reminding: "The one reminder",
  introducing: "Introduction",
  prompting: "Prompt to talk",
  meeting: "Meeting changed",
  ending: "Mentorship ended",
};

/** A shape for each group, so that colour is never alone; drawn in a square of 12. */
const shapes: Readonly<Record<Group, string>> = {
  joining: '<circle cx="6" cy="6" r="4.2"/>',
  asking: '<path d="M6 .9 11.1 6 6 11.1 .9 6Z"/>',
  reminding: '<path d="M6 1.2 11 10.4H1Z"/>',
  introducing: '<path d="m6 .6 1.6 3.6 3.9.4-2.9 2.6.8 3.8L6 9.1 2.6 11l.8-3.8L.5 4.6l3.9-.4Z"/>',
  prompting: '<rect x="1.7" y="1.7" width="8.6" height="8.6" rx="1.6"/>',
  meeting: '<path d="M3.4 1.4h5.2L11.2 6 8.6 10.6H3.4L.8 6Z"/>',
  ending: '<path d="M3 1 6 4l3-3 2 2-3 3 3 3-2 2-3-3-3 3-2-2 3-3-3-3Z"/>',
};

/** The shapes, once for the whole page. */
export const symbols = `<svg class="hidden" aria-hidden="true">${groups
  .map((group) => `<symbol id="s-${group}" viewBox="0 0 12 12">${shapes[group]}</symbol>`)
  .join("")}</svg>`;

/** One mark. */
export function mark(group: Group, silent = false): string {
  return `<svg class="k ${group}${silent ? " hollow" : ""}" aria-hidden="true"><use href="#s-${group}"/></svg>`;
}

export const groupOfMail = ({ kind }: RecordedMail): Group => groupOf[kind];

/** How far through the year an instant or day is, in percent. */
export function position(at: string, { from, to }: { readonly from: string; readonly to: string }): number {
  const [start, end] = [Date.parse(`${from.slice(0, 7)}-01`), Date.parse(to)];
  return Math.round((10_000 * (Date.parse(at) - start)) / (end - start)) / 100;
}

/** Text for HTML, in content and in attributes. */
export function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
