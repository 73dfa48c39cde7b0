import type { Block, BlockLink } from "./blocks.ts";

const serif = "font-family:Georgia,'Times New Roman',serif";
const paragraph = "margin:0 0 16px;font-size:16px;line-height:1.5";

/** A button that survives mail programs: a coloured table cell with a link in it. */
function MailButton({ link }: { link: BlockLink }) {
  return (
    <table role="presentation" cellPadding="0" cellSpacing="0" style="margin:0 0 20px">
      <tr>
        <td class="button" style="background:#1e5a49;border-radius:10px">
          <a
            class="on"
            href={link.href}
            style="display:inline-block;padding:13px 24px;color:#ffffff;font-size:16px;font-weight:600;line-height:1.2;text-decoration:none"
          >
            {link.text}
          </a>
        </td>
      </tr>
    </table>
  );
}

function Choices({ text, links }: { text: string; links: readonly BlockLink[] }) {
  return (
    <>
      {text === "" ? null : <p style="margin:0 0 6px;font-size:16px;line-height:1.5">{text}</p>}
      <p style="margin:0 0 8px;font-size:16px;line-height:1.3">
        {links.map((link) => (
          <>
            <a
              class="link edge"
              href={link.href}
              style="display:inline-block;padding:11px 16px;margin:0 4px 8px 0;border:1px solid #1e5a49;border-radius:10px;color:#1e5a49;font-weight:600;text-decoration:none"
            >
              {link.text}
            </a>{" "}
          </>
        ))}
      </p>
    </>
  );
}

/** One block of a mail, in tables and inline styles. */
export function MailBlock({ block }: { block: Block }) {
  switch (block.type) {
    case "heading":
      return <h2 style={`margin:8px 0 10px;${serif};font-size:19px;line-height:1.25;font-weight:600`}>{block.text}</h2>;
    case "paragraph":
      return <p style={paragraph}>{block.text}</p>;
    case "list":
      return (
        <ul style="margin:0 0 16px;padding:0 0 0 20px;font-size:16px;line-height:1.5">
          {block.items.map((item) => (
            <li style="margin:0 0 6px">{item}</li>
          ))}
        </ul>
      );
    case "facts":
      return (
        <p style={paragraph}>
          {block.items.map(([term, value]) => (
            <>
              <span class="soft" style="color:#51605a">
                {term}
              </span>
              <br />
              <strong>{value}</strong>
              <br />
            </>
          ))}
        </p>
      );
    case "quote":
      return (
        <blockquote
          class="wash"
          style="margin:0 0 16px;padding:12px 16px;border-left:4px solid #1e5a49;background:#e6efe8;font-size:16px;line-height:1.5"
        >
          {block.text}
        </blockquote>
      );
    case "button":
      return <MailButton link={block.link} />;
    case "choices":
      return <Choices text={block.text} links={block.links} />;
    case "rule":
      return <hr class="rule" style="margin:8px 0 20px;border:0;border-top:1px solid #dcd7c9" />;
  }
}
