import { afterEach, expect, it } from "vitest";
import * as z from "zod";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

let almanac: Almanac;
afterEach(async () => almanac?.sandbox.stop());

const Page = z.object({ outcome: z.string(), mentors: z.array(z.object({ id: z.string(), name: z.string() })) });
const get = async (url: string) =>
  Page.parse(await (await fetch(url, { headers: { accept: "application/json" } })).json());
const subjects = async (name: string) => (await almanac.mailsTo(name)).map(({ subject }) => subject);

/** Their own page, without its part: the latest mail leads there. */
const ownPage = async (name: string) => (await almanac.linkIn(name, "me")).replace(/(\/me\/[^/]+).*/, "$1");

/** Puts mentors in order as the form of the page does, which sends the same fields for each of them. */
async function rank(name: string, ...wanted: readonly string[]) {
  const url = `${await ownPage(name)}/choose`;
  const { mentors } = await get(url);
  const fields = new URLSearchParams({ action: "say" });
  for (const one of mentors) {
    fields.append("who", one.id);
    fields.append("says", ["first", "second", "third"][wanted.indexOf(one.name)] ?? "");
  }
  const response = await fetch(url, { method: "POST", body: fields, headers: { accept: "text/html" } });
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("Saved.");
  return mentors.map((one) => one.name).sort();
}

it("P5, P6, P7: from sign-up to active by a ranking, and by a request by name, over HTTP", async () => {
  almanac = await startAlmanac("2026-08-04T12:00:00Z");
  const { join, approveMentors, coordinator, settle, respond, post, sandbox } = almanac;
  const playbook = { name: "ashp-student", version: 1 };
  const demo = { name: "Student Mentoring", society: "The Society", zone: "America/Chicago", playbook };
  await coordinator("PUT", "/admin/programmes/demo", { ...demo, pairing: { choice: "rank" } });
  for (const name of ["Max Mentor", "Olga Other", "Tess Third"]) await join({ name, role: "mentor", stage: "leader" });
  for (const name of ["Ann One", "Ben Two"]) await join({ name });
  await approveMentors(1);
  await coordinator("POST", "/admin/programmes/demo/rounds", { publish: true }, { "idempotency-key": "choosing" });
  await settle();
  expect(await subjects("Max Mentor")).not.toContainEqual(expect.stringContaining("might suit you"));
  expect(await rank("Ann One", "Tess Third", "Max Mentor")).toEqual(["Max Mentor", "Olga Other", "Tess Third"]);
  await rank("Ben Two", "Olga Other");

  // Somebody who comes meanwhile asks a mentor by name, and hears at once.
  await join({ name: "Cas Three" });
  await sandbox.advance("PT61M");
  await post(`${sandbox.url}/my-page/demo`, { email: almanac.address("Cas Three") });
  await settle();
  const own = await ownPage("Cas Three");
  const max = (await get(`${own}/mentors`)).mentors.find(({ name }) => name === "Max Mentor");
  await post(`${own}/mentors`, { action: "ask", first: max?.id ?? "", second: "", third: "" });
  await settle();
  expect(await respond("Max Mentor", "yes")).toEqual({ outcome: "paired" });

  // Everybody has answered: the night's run decides, and asks the mentors first.
  await sandbox.advance("P1D");
  expect((await almanac.mailsTo("Tess Third")).at(-1)?.text).toContain("Ann One");
  expect((await almanac.mailsTo("Olga Other")).at(-1)?.text).toContain("Ben Two");
  expect(await respond("Tess Third", "yes")).toEqual({ outcome: "yes" });
  expect((await subjects("Ann One")).at(-1)).toContain("Tess Third would like to mentor you");
  expect(await respond("Ann One", "yes")).toEqual({ outcome: "paired" });
  expect((await almanac.mailsTo("Ann One")).at(-1)?.text).toContain("Tess Third");
  for (const [name, mentor] of [
    ["Ann One", "Tess Third"],
    ["Cas Three", "Max Mentor"],
  ] as const) {
    const page = await fetch(await ownPage(name), { headers: { accept: "application/json" } });
    const own = z.object({ mentorships: z.array(z.object({ with: z.array(z.string()) })) }).parse(await page.json());
    expect(own.mentorships).toEqual([{ with: [mentor] }]);
  }
}, 240_000);
