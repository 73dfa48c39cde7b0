/** A link that says where it leads. */
export interface BlockLink {
  text: string;
  href: string;
}

/** A part of a mail. Mails are lists of these: the page-like and the plain form are both written from the same words. */
export type Block =
  | { type: "heading"; text: string }
  | { type: "paragraph"; text: string }
  | { type: "list"; items: readonly string[] }
  | { type: "facts"; items: readonly (readonly [term: string, value: string])[] }
  | { type: "quote"; text: string }
  | { type: "button"; link: BlockLink }
  /** A question with a link for each answer. */
  | { type: "choices"; text: string; links: readonly BlockLink[] }
  | { type: "rule" };

/** What a mail is rendered from, twice. */
export interface Letter {
  locale: string;
  programme: string;
  wordmark: string;
  subject: string;
  preheader: string;
  blocks: readonly Block[];
  /** Small print at the end: why this mail came, and links. */
  footer: { lines: readonly string[]; links: readonly BlockLink[] };
}
