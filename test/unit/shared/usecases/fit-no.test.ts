import { expect, it } from "vitest";
import { answer } from "#shared/usecases/year/answer.ts";
import { aMentee, aMentor, pairAll, tokenFor } from "#test/support/people.ts";
import { promptsAhead } from "#test/support/prompts.ts";
import { noQuery, request, site, world } from "#test/support/world.ts";

it.each(["Ana", "Lee"])(
  "O11: %s who says that it does not fit is shown where to turn, and no own page",
  async (name) => {
    const here = await world();
    const people = { Ana: await aMentee(here, "Ana"), Lee: await aMentor(here, "Lee") };
    await pairAll(here);
    const person = name === "Ana" ? people.Ana : people.Lee;
    const [prompt] = (await promptsAhead(here, "fit-check")).filter((one) => one.person === person);
    here.goTo(prompt?.dueAt ?? "");
    const token = await tokenFor(here, "answer", person, `fit-check.${prompt?.occurrence}`);
    const says = async (choice: "fits.no" | "fits.yes") =>
      (await answer(request({ token }, noQuery, { answer: choice }), here.ports, here.now())).html ?? "";
    const no = await says("fits.no");
    expect(no).toContain(`href="${site}/concern/demo"`);
    expect(no).toContain(`href="${site}/my-page/demo"`);
    expect(no).not.toContain(`${site}/me/`);
    here.pass(1);
    expect(await says("fits.yes")).not.toContain("/concern/");
  },
);
