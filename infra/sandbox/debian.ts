import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Whether this machine installs its programs with apt. */
export function isDebian(): boolean {
  return existsSync("/etc/debian_version");
}

/** What installs a package, for people to run themselves. */
export function aptCommand(packages: readonly string[]): string {
  return `sudo apt-get ${installing(packages).join(" ")}`;
}

/** Installs packages as root on Debian, after saying so. False where that is not possible. */
export async function installOnDebian(
  packages: readonly string[],
  why: string,
  say: (line: string) => void,
): Promise<boolean> {
  if (!isDebian() || process.getuid?.() !== 0) return false;
  say(`${why}. Installing it: apt-get ${installing(packages).join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env });
  await run("apt-get", installing(packages), { env, maxBuffer: 64 * 1024 * 1024 });
  return true;
}

function installing(packages: readonly string[]): string[] {
  return ["install", "-y", "--no-install-recommends", ...packages];
}
