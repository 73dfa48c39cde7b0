import { consoleShell, shellPolicy } from "../../console/shell.tsx";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";

type ConsolePorts = Pick<Ports, "consoleSite">;

/** The page that signs in. It knows nobody and shows nothing: every page of the console is asked for with a token. */
export async function consolePage(request: RequestOf<"consolePage">, { consoleSite }: ConsolePorts): Promise<Reply> {
  const { script, ...signIn } = consoleSite;
  const html = consoleShell({ locale: pageLanguage(request), signIn, script: script.version });
  return { status: 200, json: undefined, html, headers: { "content-security-policy": shellPolicy(signIn.url) } };
}

/** The script of that page. Its address names its version, so that a browser may keep it for good. */
export async function consoleScript(
  { query }: RequestOf<"consoleScript">,
  { consoleSite: { script } }: ConsolePorts,
): Promise<Reply> {
  // While a deployment is under way the new address may reach an old function: that answer must not be kept.
  const kept = query.v === script.version ? "public, max-age=31536000, immutable" : "no-store";
  return { status: 200, json: undefined, script: script.text, headers: { "cache-control": kept } };
}
