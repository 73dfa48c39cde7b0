import { expect, it, vi } from "vitest";
import { apiOver } from "#test/support/api.ts";
import { captureLogs } from "#test/support/logs.ts";
import { behind } from "#test/support/own-page.ts";
import { aMentee, tokenFor } from "#test/support/people.ts";
import { world } from "#test/support/world.ts";

captureLogs();
const form = { "content-type": "application/x-www-form-urlencoded" };
const multipart = { "content-type": "multipart/form-data; boundary=x" };
const part = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

async function scene() {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const token = await tokenFor(here, "unsubscribe", ana);
  const post = (body: string, headers: Record<string, string> = form) => {
    here.pass(1);
    vi.spyOn(Date, "now").mockReturnValue(here.now().epochMilliseconds);
    return apiOver(here.ports)("unsubscribe", { pathParameters: { token }, body, headers });
  };
  const prompts = async () => (await here.store.get("person", ana))?.prompts;
  return { here, ana, token, post, prompts };
}

it("T2: the link that mail programs hold shows no other link of theirs", async () => {
  const { here, token } = await scene();
  for (const route of ["unsubscribePage", "unsubscribe", "unsubscribePage"] as const) {
    const { status, body } = await behind(here, route, token);
    expect(status).toBe(200);
    expect(body).not.toMatch(/\/(?:me|feed|answer|respond|address|confirm)\//);
  }
  expect((await behind(here, "unsubscribePage", token)).body).toContain("/my-page/demo");
});

it("M2: stopped prompts are turned on again by the same link, and off again", async () => {
  const { here, ana, token, post, prompts } = await scene();
  await behind(here, "unsubscribe", token);
  expect(await prompts()).toBe(false);
  const undone = await post("undo=yes", { ...form, accept: "text/html" });
  expect([undone.statusCode, await prompts()]).toEqual([200, true]);
  expect(undone.body).toContain("ideas for a talk come by mail again");
  await post("undo=yes");
  expect(await prompts()).toBe(true);
  const trail = (await here.store.partsOf("audit", ana)).map(({ did }) => did);
  expect(trail).toEqual(["unsubscribed", "resubscribed"]);
  await post("List-Unsubscribe=One-Click");
  expect(await prompts()).toBe(false);
});

it.each([
  ["a form", "List-Unsubscribe=One-Click", form],
  ["a form of more fields", "List-Unsubscribe=One-Click&undo=yes", form],
  ["an undo that is none", "undo=no", form],
  ["multipart", `${part("List-Unsubscribe", "One-Click")}--x--`, multipart],
  ["multipart of more fields", `${part("undo", "yes")}${part("List-Unsubscribe", "One-Click")}--x--`, multipart],
  ["nothing", "", {}],
  ["JSON", '{"List-Unsubscribe":"One-Click"}', { "content-type": "application/json" }],
])("M2 F38: posting %s always stops prompts", async (_, body, headers) => {
  const { post, prompts } = await scene();
  for (let times = 0; times < 2; times++) {
    expect((await post(body, headers)).statusCode).toBe(200);
    expect(await prompts()).toBe(false);
  }
});
