/**
 * A file as text: UTF-8 where it is (with its mark or without), else windows-1252, which is what spreadsheets on Windows
 * save.
 */
export function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** A text as UTF-8 in pieces of at most `most` bytes (4 or more), none of which splits a character. An empty text is one empty piece. */
export function piecesOf(text: string, most: number): Uint8Array<ArrayBuffer>[] {
  const bytes = new TextEncoder().encode(text);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let start = 0;
  do {
    let end = Math.min(start + most, bytes.length);
    while (end < bytes.length && isWithinCharacter(bytes[end])) end -= 1;
    pieces.push(bytes.slice(start, end));
    start = end;
  } while (start < bytes.length);
  return pieces;
}

/** Every byte of a character but its first looks like this. */
function isWithinCharacter(byte = 0): boolean {
  return byte >= 0x80 && byte < 0xc0;
}
