import * as fc from "fast-check";
import { expect, it } from "vitest";
import type * as z from "zod";
import { Invite } from "#shared/contracts/front-door-requests.ts";
import { invite } from "#shared/usecases/joining/invite.ts";
import { signUpForm } from "#shared/usecases/joining/sign-up-form.ts";
import { bareAnHour, floodBare, knock } from "#test/support/front-door.ts";
import { lettersTo } from "#test/support/letters.ts";
import { emailOf } from "#test/support/people.ts";
import { coordinator, request, type World, world } from "#test/support/world.ts";

async function linkFor(here: World, known: z.input<typeof Invite>, caller = coordinator): Promise<string> {
  const asked = request({ programme: "demo" }, undefined, Invite.parse(known), { caller });
  const { json } = await invite(asked, here.ports, here.now());
  return String(Object(json).link);
}
const tokenIn = (link: string) => new URL(link).searchParams.get("invite") ?? "";

async function formOf(here: World, token: string, asked?: "fr"): Promise<string> {
  const query = { lang: asked, invite: token };
  return (
    (await signUpForm(request({ programme: "demo" }, query, undefined, { asked }), here.ports, here.now())).html ?? ""
  );
}

const known = {
  name: "Zoë “Z” Okafor",
  email: "ana@post.example",
  role: "mentor",
  stage: "leader",
  memberNumber: "M-7",
  topics: ["data", "policy"],
  zone: "Asia/Tokyo",
  lang: "fr",
} satisfies z.input<typeof Invite>;

it("J1: opens the form with what the society knows, in the person's language", async () => {
  const here = await world();
  const link = await linkFor(here, known);
  expect(link).toMatch(/^https:\/\/almanac\.example\/join\/demo\?invite=[\w.-]+$/);
  const html = await formOf(here, tokenIn(link));
  expect(html).toContain('<html lang="fr"');
  for (const value of ["Zoë “Z” Okafor", "ana@post.example", "M-7"]) expect(html).toContain(`value="${value}"`);
  for (const chosen of ["leader", "data", "policy", "Asia/Tokyo"]) expect(html).toContain(`value="${chosen}" selected`);
  expect(html).toContain(`?lang=en-US&amp;invite=${tokenIn(link)}`);
  expect(html).toContain(`/join/demo?invite=${tokenIn(link)}&amp;lang=fr`);
});

it("T2: a bad, foreign or expired invitation shows the empty form with a sentence, never an error", async () => {
  const here = await world();
  await here.programme("other");
  const token = tokenIn(await linkFor(here, { ...known, days: 2 }));
  const signed = await here.ports.links.sign({ purpose: "me", person: "per_1", programme: "demo", subject: "" });
  const elsewhere = { purpose: "invite", person: "", programme: "other", subject: "{}" } as const;
  here.pass(48);
  for (const bad of [token, "", "x", `${token}x`, signed, await here.ports.links.sign(elsewhere)]) {
    const html = await formOf(here, bad);
    expect(html, bad).toContain("no longer fills in the form");
    expect(html).not.toContain("ana@post.example");
    expect((await knock(here, "Bea", { invite: bad })).status).toBe(202);
  }
});

it("T2: vouches for the address it was made out to, and for no other", async () => {
  const here = await world();
  const token = tokenIn(await linkFor(here, { email: emailOf("Ana") }));
  await floodBare(here);
  await knock(here, "Ana", { invite: token });
  await knock(here, "Bea", { invite: token });
  await knock(here, "Cleo", { invite: tokenIn(await linkFor(here, { name: "Cleo" })) });
  await here.work();
  expect((await lettersTo(here)).slice(bareAnHour).map(({ to }) => to)).toEqual([emailOf("Ana")]);
});

it("T4: only coordinators of the programme make them, for programmes there are", async () => {
  const here = await world();
  await expect(linkFor(here, {}, { id: "else", programmes: ["other"] })).rejects.toMatchObject({ code: "not-found" });
  const nowhere = request({ programme: "nowhere" }, undefined, Invite.parse({}), { caller: coordinator });
  await expect(invite(nowhere, here.ports, here.now())).rejects.toMatchObject({ code: "not-found" });
});

it("J1: fits into an address whatever it holds, and comes back as it was", async () => {
  const here = await world();
  const names = fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(names, names, async (name, memberNumber) => {
      const parsed = Invite.safeParse({ ...known, name, memberNumber });
      if (!parsed.success) return;
      const asked = request({ programme: "demo" }, undefined, parsed.data, { caller: coordinator });
      const { json } = await invite(asked, here.ports, here.now());
      const token = tokenIn(String(Object(json).link));
      expect(token.length).toBeLessThanOrEqual(2000);
      const claims = await here.ports.links.read(token, "invite", here.now());
      expect(JSON.parse(claims.subject)).toEqual({
        ...known,
        name: parsed.data.name,
        memberNumber: parsed.data.memberNumber,
      });
    }),
    { numRuns: 200 },
  );
});
