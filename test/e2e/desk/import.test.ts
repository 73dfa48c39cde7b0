import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type Desk, openDesk } from "../support/desk.ts";

const imports = "programmes/demo/imports";
const Begun = z.object({ id: z.string(), status: z.string() });
const Report = z.object({
  state: z.string(),
  summary: z.record(z.string(), z.unknown()),
  lines: z.array(z.object({ says: z.string() })),
});

/** A roll of so many members; of those in `wrong` the address is none. */
function roll(count: number, wrong: readonly number[] = []): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const email = wrong.includes(index) ? "no address" : `roll.${index}@example.net`;
    return `R-${index};Member ${index};${email};student;actif;2027-06-30`;
  });
  return `\uFEFF${["N° de membre;Nom;Courriel;Career stage;Statut;Expires", ...lines].join("\r\n")}\r\n`;
}

const file = (text: string, name = "members.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.stop());

/** Waits until the work of the page is done, the clock of the sandbox standing still. */
async function untilDone(): Promise<void> {
  await desk.almanac.settle();
  await desk.page.locator("#content").getByText("Done.").waitFor();
}

describe("the desk, importing members", () => {
  it("O6: by mouse: a file is checked, its wrong lines are named, the right ones are imported", async () => {
    const { page } = desk;
    await desk.go(imports);
    await desk.axe();
    await page.getByText("What a members’ file looks like").click();
    await desk.axe();
    await desk.picture("import-form");
    const [example] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Save an example file", exact: true }).click(),
    ]);
    expect(example.suggestedFilename()).toBe("members.csv");

    await page.getByRole("button", { name: "Check the file" }).click();
    await page.getByText("Please choose a file first.").waitFor();
    await desk.axe();
    await page.getByLabel("File", { exact: true }).setInputFiles(file(roll(300, [3, 7])));
    await page.getByRole("button", { name: "Check the file" }).click();
    await page.getByRole("heading", { name: "Import members" }).waitFor();
    await untilDone();
    const text = await desk.text();
    expect(text).toContain("Line 5: the e-mail address does not look right.");
    expect(text).toContain("Line 9: the e-mail address does not look right.");
    expect(text).toMatch(/New\s+298/);
    await desk.axe();
    await desk.picture("import-checked");

    await page.getByRole("button", { name: "Import the 298 right lines and leave out the 2 wrong ones" }).click();
    await page.getByText("Import these").waitFor({ state: "detached" });
    await untilDone();
    await page.getByText("298 members were added. Nobody was written to.").waitFor();
    await desk.axe();
    await desk.picture("import-done");

    await page
      .getByRole("link", { name: "Send another file" })
      .or(page.getByRole("link", { name: "Correct the file" }))
      .click();
    await page.getByText("Imported: 298 lines written.").waitFor();
    await desk.axe();
    await desk.picture("import-latest");
    expect(desk.errors).toEqual([]);
  });

  it("O6: by keyboard alone: the corrected file changes two lines; once more, nothing", async () => {
    const { page, byKeyboard } = desk;
    for (const came of ["2 members were added", "Everything was there already"]) {
      await desk.go(imports);
      await byKeyboard.tabTo(/^File$/);
      // What opens is the system's own window, which no page may drive: the file is handed over as it would.
      await page.getByLabel("File", { exact: true }).setInputFiles(file(roll(300)));
      await byKeyboard.activate("Check the file");
      await page.getByRole("heading", { name: "Import members" }).waitFor();
      await untilDone();
      if (came.startsWith("2")) {
        await byKeyboard.activate("Import these 2 lines");
        await untilDone();
        await page.getByText(came).waitFor();
      } else {
        expect(await desk.text()).toMatch(/As before\s+300/);
        expect(await page.getByRole("button", { name: /Import th/ }).count()).toBe(0);
      }
      await desk.axe();
    }
    expect(desk.errors).toEqual([]);
  });

  it("O6: by program: parts, a check, an application; a part too large, one that is missing, one pressed twice", async () => {
    const { sandbox, coordinator, settle } = desk.almanac;
    const path = `/admin/${imports}`;
    const { id } = Begun.parse(
      await coordinator("POST", path, { kind: "members", parts: 2, name: "nightly" }, { "idempotency-key": "n1" }),
    );
    const authorization = `Bearer ${await sandbox.adminToken()}`;
    const headers = { authorization, accept: "application/json" };
    const put = (part: number, body: string) =>
      fetch(`${sandbox.url}${path}/${id}/parts/${part}`, {
        ...{ method: "PUT", body },
        headers: { ...headers, "content-type": "text/csv" },
      });
    expect((await put(0, "x".repeat(300_001))).status).toBe(413);
    expect((await put(2, "x")).status).toBe(400);
    expect((await put(0, "member number,email\nN-1,née@exämple.org\nN-2,n2@exa")).status).toBe(200);
    const early = await fetch(`${sandbox.url}${path}/${id}/application`, { method: "POST", headers });
    expect(early.status).toBe(409);
    expect((await put(1, "mple.org\n")).status).toBe(200);
    const { status } = Begun.parse(await coordinator("POST", `${path}/${id}/application`));
    await settle();
    const stopped = Report.parse(await coordinator("GET", status));
    expect(stopped).toMatchObject({
      state: "done",
      summary: { outcome: "refused", wrong: 1 },
      lines: [{ says: "bad-email" }],
    });
    const right = Begun.parse(await coordinator("POST", `${path}/${id}/application`, { skipWrong: true }));
    await settle();
    const done = Report.parse(await coordinator("GET", right.status));
    expect(done).toMatchObject({ state: "done", summary: { outcome: "imported", new: 1, wrong: 1 } });
    expect(Begun.parse(await coordinator("POST", `${path}/${id}/application`, { skipWrong: true }))).toEqual(right);
    expect((await put(1, "x")).status).toBe(409);
  });
});
