/** Text as a calendar file may carry it: control characters would end a line or break a parser. Line breaks stay. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/(?!\n)\p{Cc}/gu, "");
}

/** The same in one line, for names and headings. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s+/g, " ").trim();
}
