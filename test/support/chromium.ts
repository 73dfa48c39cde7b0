import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { aptCommand, installOnDebian } from "#infra/sandbox/debian.ts";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Finds a Chromium. As root on Debian it installs one after saying so; elsewhere it says how, and stops. `CHROMIUM` names another. */
export async function requireChromium(say: (line: string) => void): Promise<string> {
  const find = () => [process.env["CHROMIUM"] ?? "", ...places].find((place) => place !== "" && existsSync(place));
  const missing = "The browser tests need Chromium, which is missing here";
  const found = find() ?? ((await installOnDebian(["chromium"], missing, say)) ? find() : undefined);
  if (found === undefined) throw new Error(`${missing}. Run: ${aptCommand(["chromium"])}, or name one in CHROMIUM`);
  return found;
}

/** A browser of its own for one test, that asks nothing of the outside world. */
export async function openBrowser(
  options: { width?: number; height?: number; locale?: string; dark?: boolean; script?: boolean } = {},
): Promise<BrowserContext> {
  const { width = 390, height = 844, locale = "en-US", dark = false, script = true } = options;
  return chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), "almanac-browser-")), {
    executablePath: await requireChromium((line) => process.stderr.write(`${line}\n`)),
    headless: true,
    chromiumSandbox: false,
    viewport: { width, height },
    locale,
    javaScriptEnabled: script,
    colorScheme: dark ? "dark" : "light",
    deviceScaleFactor: 2,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
