/** Everything a look at a playbook can find: `books.finding.{says}` in every language. */
export const findings = [
  ...[
    "twice",
    "no-key-date",
    "due-of-itself",
    "no-touchpoint",
    "nobody",
    "never",
    "not-asked",
    "ends-early",
    "wrong-hours",
  ],
  ...["on-holiday", "no-words", "broken-words", "no-value", "other-values", "hard-to-read", "word-of-duty"],
  ...["many-questions", "no-question", "orders", "link", "bad-link", "too-much-mail"],
] as const;

/** `error`: nobody could be served well by it; `warning`: somebody should look at it. */
export interface Finding {
  readonly level: "error" | "warning";
  /** The key of the touchpoint it is about; empty for the playbook as a whole. */
  readonly touchpoint: string;
  readonly says: (typeof findings)[number];
  readonly values: Readonly<Record<string, string | number>>;
}

/** Something that must not be. */
export function wrong(touchpoint: string, says: Finding["says"], values: Finding["values"] = {}): Finding {
  return { level: "error", touchpoint, says, values };
}

/** Something to look at. */
export function doubtful(touchpoint: string, says: Finding["says"], values: Finding["values"] = {}): Finding {
  return { level: "warning", touchpoint, says, values };
}
