import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { startSandbox } from "#infra/sandbox/sandbox.ts";
import { synthesizeFixture } from "./sandbox-fixture/app.ts";
import { callAws, tableOf } from "./sandbox-fixture/client.ts";

const folder = mkdtempSync(join(tmpdir(), "almanac-sandbox-life-"));
let assembly = "";
beforeAll(() => {
  assembly = synthesizeFixture();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the fixture's template, changed. */
function changed(name: string, change: (template: string) => string): string {
  const copy = join(folder, name);
  cpSync(assembly, copy, { recursive: true });
  const file = join(copy, "Fixture.template.json");
  writeFileSync(file, change(readFileSync(file, "utf8")));
  return copy;
}

describe("starting", () => {
  it("stops with a clear error at a resource type, a parameter, an operator or an intrinsic it cannot run", async () => {
    const refusal = (path: string) =>
      startSandbox({ assembly: path, say: () => undefined }).then(
        (sandbox) => sandbox.stop(),
        (error: Error) => error.message,
      );
    expect(
      await refusal(changed("type", (text) => text.replace('"AWS::Events::EventBus"', '"AWS::S3::Bucket"'))),
    ).toContain("AWS::S3::Bucket (Bus");
    expect(
      await refusal(
        changed("parameter", (text) =>
          text.replaceAll("FromAddress", "Surprise").replaceAll("ses:Surprise", "ses:FromAddress"),
        ),
      ),
    ).toContain("parameter Surprise has no default");
    expect(await refusal(changed("operator", (text) => text.replace('"prefix"', '"cidr"')))).toContain(
      'operator "cidr"',
    );
    expect(await refusal(changed("intrinsic", (text) => text.replaceAll('"Fn::Join"', '"Fn::Length"')))).toContain(
      "Fn::Length",
    );
    expect(await refusal(join(folder, "nowhere"))).toContain("npm run synth");
  }, 60_000);

  it("prepares before it says that it is ready", async () => {
    const states: unknown[] = [];
    const sandbox = await startSandbox({
      assembly,
      prepare: async ({ url }) => {
        const response = await fetch(`${url}/_sandbox/health`);
        states.push(
          response.status,
          z.looseObject({ ready: z.boolean() }).parse(await response.json()).ready,
          (await fetch(`${url}/echo`)).status,
        );
      },
    });
    states.push((await fetch(`${sandbox.url}/_sandbox/health`)).status);
    await sandbox.stop();
    expect(states).toEqual([503, false, 200, 200]);
  }, 60_000);
});

describe("--data", () => {
  it("keeps table, inbox, secrets and clock, and refuses an earlier start", async () => {
    const data = join(folder, "data");
    const first = await startSandbox({ assembly, data, start: "2027-03-01T07:00:00Z" });
    await callAws(first, "put", { pk: "kept" });
    await callAws(first, "mail", {
      raw: "From: mentoring@example.org\r\nTo: a@example.com\r\nSubject: kept\r\n\r\nHello",
    });
    await first.advance("PT20M");
    const before = {
      secret: (await callAws(first, "secret"))["SecretString"],
      messages: await first.messages(),
      stopped: first.now(),
    };
    await first.stop();

    const second = await startSandbox({ assembly, data });
    expect(Object.keys(await tableOf(second))).toContain("kept");
    expect((await callAws(second, "secret"))["SecretString"]).toBe(before.secret);
    expect(await second.messages()).toEqual(before.messages);
    expect(second.now().getTime() - before.stopped.getTime()).toBeGreaterThanOrEqual(0);
    expect(second.now().toISOString()).toMatch(/^2027-03-01T07:2/);
    await second.stop();
    await expect(startSandbox({ assembly, data, start: "2027-03-01T07:10:00Z" })).rejects.toThrow("does not go back");
  }, 60_000);
});

describe("dying", () => {
  it("leaves neither java nor a function's process behind, even when it is killed", async () => {
    const script = join(folder, "victim.ts");
    const sandbox = new URL("../../infra/sandbox/sandbox.ts", import.meta.url).href;
    writeFileSync(
      script,
      `const { startSandbox } = await import(${JSON.stringify(sandbox)}); const s = await startSandbox({ assembly: ${JSON.stringify(assembly)} }); await fetch(s.url + "/echo"); console.log("up");`,
    );
    const victim = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((resolve) => victim.stdout.once("data", resolve));
    const family = descendants(victim.pid ?? 0);
    expect(family.filter((pid) => command(pid).includes("DynamoDBLocal.jar"))).not.toEqual([]);
    expect(family.filter((pid) => command(pid).includes("bootstrap.cjs"))).toHaveLength(1);
    victim.kill("SIGKILL");
    await expect.poll(() => family.filter((pid) => command(pid) !== ""), { timeout: 10_000 }).toEqual([]);
  }, 60_000);
});

function descendants(pid: number): number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const pairs = table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const children = pairs.flatMap(([child = 0, parent]) => (parent === pid ? [child] : []));
  return [...children, ...children.flatMap(descendants)];
}

function command(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
