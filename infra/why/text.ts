import type { Told } from "./ask.ts";

type Mail = Told["report"]["mails"][number];

/** What was found, as an engineer reads it: a mail, its reasons, its steps. Instants are UTC. */
export function textOf(told: readonly Told[]): string {
  return told.flatMap(programmeText).join("\n");
}

function programmeText({ programme, report }: Told): string[] {
  const { people, looked, paused, mails, more, silences, acts } = report;
  const lines = [`programme ${programme}`];
  if (paused) lines.push("  All mail is paused at present.");
  if (looked !== undefined)
    lines.push(
      `  Only the first ${looked} people were looked at: ask by address or id if the one you mean is missing.`,
    );
  if (looked !== undefined && people.length === 0) return lines;
  if (people.length > 1)
    return [
      ...lines,
      "  Several people are found by that; ask again with one of these ids:",
      ...people.map(personText),
    ];
  lines.push(...people.map(personText), ...mails.flatMap(mailText));
  if (more) lines.push("", "  There are older mails: say which with --about.");
  if (silences.length > 0) lines.push("", "  what no mail was made of");
  for (const { key, date, reason, why } of silences)
    lines.push(`    ${date}  ${key}  (${reason})`, ...why.map((one) => `                ${one}`));
  if (acts.length > 0) lines.push("", "  what else bears on their mail");
  lines.push(...acts.map(({ at, by, did }) => `    ${at}  ${did}  (${by})`));
  if (mails.length + silences.length === 0)
    lines.push("  There is no such mail, and nothing in the year called for one.");
  return lines;
}

function personText({ person, name }: Told["report"]["people"][number]): string {
  return `  ${person}  ${name ?? "(name not known here)"}`;
}

function mailText(mail: Mail): string[] {
  const { message, name, kind, subject, state, reason, attempts, says, because, steps, news } = mail;
  return [
    "",
    `  ${message}  ${name}  (${kind === "prompt" ? subject : kind})`,
    `  ${state} (${reason}), attempts: ${attempts}${mail.possibleDuplicate ? ", may have arrived twice" : ""}. ${says}`,
    ...because.map((one) => `    ${one}`),
    ...steps.map(stepText),
    ...news.map(({ at, by, did }) => `    ${at}  ${did}  (${by})`),
  ];
}

function stepText({ at, to, reason, by, says }: Mail["steps"][number]): string {
  return `    ${at}  ${to.padEnd(9)} ${says} [${reason}; ${by}]`;
}
