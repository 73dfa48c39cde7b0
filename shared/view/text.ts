import type { Block, BlockLink, Letter } from "./blocks.ts";

const linkLine = ({ text, href }: BlockLink) => `${text}:\n${href}`;

function blockText(block: Block): string {
  switch (block.type) {
    case "heading":
      return `${block.text}\n${"-".repeat(Math.min(block.text.length, 60))}`;
    case "paragraph":
      return block.text;
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n");
    case "facts":
      return block.items.map(([term, value]) => `${term}: ${value}`).join("\n");
    case "quote":
      return block.text
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n");
    case "button":
      return linkLine(block.link);
    case "choices":
      return [block.text, ...block.links.map(linkLine)].filter((line) => line !== "").join("\n");
    case "rule":
      return "* * *";
  }
}

/** The plain form of a mail: the same words and every link, for readers who want no more. */
export function renderText({ blocks, footer }: Letter): string {
  const foot = [...footer.lines, ...footer.links.map(linkLine)];
  // "-- " on a line of its own is how mail programs know the small print.
  return `${[...blocks.map(blockText), `-- \n${foot.join("\n\n")}`].join("\n\n")}\n`;
}
