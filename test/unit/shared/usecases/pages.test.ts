import { expect, it } from "vitest";
import type { Reply } from "#shared/usecases/http.ts";
import { confirmPage } from "#shared/usecases/joining/confirm.ts";
import { signUpForm } from "#shared/usecases/joining/sign-up-form.ts";
import { openapi } from "#shared/usecases/openapi.ts";
import { me } from "#shared/usecases/own-page/me.ts";
import { unsubscribePage } from "#shared/usecases/own-page/unsubscribe.ts";
import { respondPage } from "#shared/usecases/pairing/respond.ts";
import type { LinkPurpose } from "#shared/usecases/ports.ts";
import { answerPage } from "#shared/usecases/year/answer.ts";
import { feed } from "#shared/usecases/year/feed.ts";
import { aMentee, aMentor, confirmToken, personOf, runRound, signUp, tokenFor } from "#test/support/people.ts";
import { aDuePrompt } from "#test/support/prompts.ts";
import { noQuery, request, type World } from "#test/support/world.ts";

/** A place where every link opens something that is still to be decided. */
async function everythingOpen() {
  const { here, ana } = await aDuePrompt();
  await signUp(here, "Eve");
  const eve = await personOf(here, "Eve");
  await aMentee(here, "Bea");
  const kim = await aMentor(here, "Kim", { places: 1 });
  await runRound(here);
  const [proposal] = (await here.store.list("proposal", "demo", { state: "asked-mentor" })).items;
  const token = (purpose: LinkPurpose, person: string, subject = "") => tokenFor(here, purpose, person, subject);
  return { here, ana, eve, kim, proposal: proposal?.id ?? "", token };
}
type Scene = Awaited<ReturnType<typeof everythingOpen>>;

const opened = (token: string) => request({ token }, { ...noQuery, do: "met" }, undefined);
const pages: [string, (scene: Scene, here: World) => Promise<Reply>][] = [
  ["sign-up form", (_, here) => signUpForm(request({ programme: "demo" }, noQuery, undefined), here.ports, here.now())],
  ["confirmation", async ({ eve }, here) => confirmPage(opened(await confirmToken(here, eve)), here.ports, here.now())],
  [
    "suggestion",
    async ({ token, kim, proposal }, here) =>
      respondPage(opened(await token("respond", kim, proposal)), here.ports, here.now()),
  ],
  [
    "prompt's answers",
    async ({ token, ana }, here) =>
      answerPage(opened(await token("answer", ana, "cv-review.2026")), here.ports, here.now()),
  ],
  ["own page", async ({ token, ana }, here) => me(opened(await token("me", ana)), here.ports, here.now())],
  [
    "calendar feed",
    async ({ token, ana }, here) =>
      feed(request({ token: await token("feed", ana) }, undefined, undefined), here.ports, here.now()),
  ],
  [
    "unsubscribe page",
    async ({ token, ana }, here) => unsubscribePage(opened(await token("unsubscribe", ana)), here.ports, here.now()),
  ],
  ["API document", () => openapi()],
];

it.each(pages)("M5: opening the %s twenty times changes nothing, whoever opens it", async (_, open) => {
  const scene = await everythingOpen();
  const { here } = scene;
  const [commits, items, calls] = [here.store.commits(), here.store.everyItem(), here.mailer.calls.length];
  for (let time = 0; time < 20; time++) expect((await open(scene, here)).status).toBe(200);
  expect(here.store.commits()).toBe(commits);
  expect(here.store.everyItem()).toEqual(items);
  expect([here.queue.take(), here.bus.take(), here.mailer.calls.length]).toEqual([[], [], calls]);
});

it("M5 F36: a link from a mail marks a button and presses none", async () => {
  const scene = await everythingOpen();
  const token = await scene.token("answer", scene.ana, "cv-review.2026");
  const reply = await answerPage(opened(token), scene.here.ports, scene.here.now());
  expect(reply.json).toEqual({ outcome: "asked" });
});

it.each(["confirm", "respond", "answer", "feed", "unsubscribe"] as const)(
  "T2: a link to %s opens no own page",
  async (purpose) => {
    const { here, ana, token } = await everythingOpen();
    await expect(me(opened(await token(purpose, ana)), here.ports, here.now())).rejects.toMatchObject({
      code: "link-invalid",
    });
  },
);

it("T2: a suggestion opens for the two people it speaks of, and for nobody else", async () => {
  const { here, ana, proposal, token } = await everythingOpen();
  const page = respondPage(opened(await token("respond", ana, proposal)), here.ports, here.now());
  await expect(page).rejects.toMatchObject({ code: "link-invalid" });
});
