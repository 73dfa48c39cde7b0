/** The headers of a raw message as [name, value] pairs, unfolded, in their order. */
export function readHeaders(raw: Buffer): [string, string][] {
  const text = raw.toString("latin1");
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const lines = text
    .slice(0, end)
    .replace(/\r?\n(?=[ \t])/g, "")
    .split(/\r?\n/);
  return lines.flatMap((line) => {
    const colon = line.indexOf(":");
    if (colon <= 0) return [];
    const name = line.slice(0, colon);
    // Bytes beyond ASCII are UTF-8 where somebody sends them at all.
    return [[name, Buffer.from(line.slice(colon + 1).trim(), "latin1").toString("utf8")]];
  });
}

/** The first header of that name, without regard to case. */
export function headerOf(headers: [string, string][], name: string): string | undefined {
  return headers.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
}
