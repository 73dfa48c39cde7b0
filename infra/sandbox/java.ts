import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { aptCommand, installOnDebian, isDebian } from "./debian.ts";

const run = promisify(execFile);

/** DynamoDB Local 3 needs it. */
const oldestJava = 17;
const packages = ["openjdk-17-jre-headless"];

/** The major version in what `java -version` prints: `17.0.15`, and `1.8.0` for Java 8. */
export function javaMajor(printed: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(printed) ?? [];
  if (first === undefined) return undefined;
  return Number(first === "1" ? second : first);
}

async function majorOf(java: string): Promise<number | undefined> {
  try {
    const { stdout, stderr } = await run(java, ["-version"]);
    return javaMajor(stdout + stderr);
  } catch {
    return undefined;
  }
}

async function findJava(): Promise<string | undefined> {
  const { JAVA_HOME } = process.env;
  for (const java of JAVA_HOME ? [join(JAVA_HOME, "bin", "java"), "java"] : ["java"]) {
    const major = await majorOf(java);
    if (major !== undefined && major >= oldestJava) return java;
  }
  return undefined;
}

/** The command that installs a suitable Java here. */
export function installCommand(platform: NodeJS.Platform, debian: boolean): string {
  if (platform === "darwin") return "brew install openjdk@17";
  if (platform === "linux" && debian) return aptCommand(packages);
  return "install a Java runtime 17 or later (https://adoptium.net)";
}

/** Finds Java 17 or later. As root on Debian it installs one after saying so; elsewhere it says how, and stops. */
export async function requireJava(say: (line: string) => void): Promise<string> {
  const found = await findJava();
  if (found) return found;
  const missing = `DynamoDB Local needs Java ${oldestJava} or later, which is missing here`;
  if (await installOnDebian(packages, missing, say)) {
    const installed = await findJava();
    if (installed) return installed;
  }
  throw new Error(`${missing}. Run: ${installCommand(process.platform, isDebian())}`);
}
