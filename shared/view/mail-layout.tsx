import type { Letter } from "./blocks.ts";
import { MailBlock } from "./mail-blocks.tsx";
import { renderPage } from "./render.ts";

/** Only what inline styles cannot say: colours by night. */
const nightCss =
  ":root{color-scheme:light dark;supported-color-schemes:light dark}@media(prefers-color-scheme:dark){.ground{background:#111916!important}.card{background:#18221e!important;border-color:#2f3d37!important;color:#e8eee8!important}.soft,.soft a{color:#a9b8b0!important}.mark,.link{color:#8fd2b7!important}.edge,.wash{border-color:#8fd2b7!important}.wash{background:#1f3129!important}.rule{border-color:#2f3d37!important}.button{background:#8fd2b7!important}.on{color:#0d1a15!important}}";

const sans = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const hidden = "display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px";

/** A mail as tables, 560 px wide at most, with its preview line first. */
function MailLayout({ locale, programme, wordmark, subject, preheader, blocks, footer }: Letter) {
  return (
    <html lang={locale} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style>{nightCss}</style>
      </head>
      <body class="ground" style="margin:0;padding:0;background:#fbf8f1">
        <div style={hidden}>{preheader}</div>
        <article aria-label={subject} lang={locale}>
          <table
            class="ground"
            role="presentation"
            width="100%"
            cellPadding="0"
            cellSpacing="0"
            style="background:#fbf8f1"
          >
            <tr>
              <td align="center" style="padding:16px 8px">
                <table
                  role="presentation"
                  width="560"
                  cellPadding="0"
                  cellSpacing="0"
                  style={`width:100%;max-width:560px;text-align:left;${sans}`}
                >
                  <tr>
                    <td style="padding:8px 16px 12px">
                      <span
                        class="mark"
                        style="font-family:Georgia,'Times New Roman',serif;font-style:italic;font-size:20px;color:#1e5a49"
                      >
                        {wordmark}
                      </span>{" "}
                      <span class="soft" style="font-size:14px;color:#51605a">
                        {programme}
                      </span>
                    </td>
                  </tr>
                  <tr>
                    <td
                      class="card"
                      style="padding:24px 20px 8px;background:#fffdf8;border:1px solid #dcd7c9;border-radius:12px;color:#1c2925;overflow-wrap:anywhere"
                    >
                      {blocks.map((block) => (
                        <MailBlock block={block} />
                      ))}
                    </td>
                  </tr>
                  <tr>
                    <td class="soft" style="padding:16px;font-size:14px;line-height:1.5;color:#51605a">
                      {footer.lines.map((line) => (
                        <p style="margin:0 0 8px">{line}</p>
                      ))}
                      {footer.links.map((link) => (
                        <p style="margin:0 0 8px">
                          <a href={link.href} style="color:#1e5a49">
                            {link.text}
                          </a>
                        </p>
                      ))}
                    </td>
                  </tr>
                </table>
              </td>
            </tr>
          </table>
        </article>
      </body>
    </html>
  );
}

/** The page-like form of a mail. */
export function renderMail(letter: Letter): string {
  return renderPage(<MailLayout {...letter} />);
}
