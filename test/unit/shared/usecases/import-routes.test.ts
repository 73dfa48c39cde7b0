import { describe, expect, it } from "vitest";
import { importKinds } from "#shared/contracts/desk/imports-requests.ts";
import { locales } from "#shared/domain/locale.ts";
import { apiOver } from "#test/support/api.ts";
import { check, roll, runRequestedWork, upload } from "#test/support/imports.ts";
import { world } from "#test/support/world.ts";

const html = { accept: "text/html" };
const pathParameters = { programme: "demo" };

describe("the routes of imports", () => {
  it("O6: the page takes a file, shows what one looks like, and lists what came of the latest", async () => {
    const here = await world();
    const api = apiOver(here.ports);
    const first = await api("listImports", { groups: "demo", headers: html, pathParameters });
    expect(first.statusCode).toBe(200);
    expect(first.body).toContain('data-upload="programmes/demo/imports"');
    const id = await upload(here, roll(3));
    const path = { ...pathParameters, import: id };
    for (const route of ["checkImport", "applyImport"] as const) {
      expect((await api(route, { groups: "demo", pathParameters: path })).statusCode).toBe(202);
      here.pass(1);
      await runRequestedWork(here, { ...here.ports });
    }
    const later = await api("listImports", { groups: "demo", headers: html, pathParameters });
    expect(later.body).toContain("Checked: 3 lines to write, 0 wrong.");
  });

  it.each(locales)("O6: the example of each kind, saved in %s, is a file we take without a word", async (lang) => {
    const here = await world();
    const api = apiOver(here.ports);
    for (const kind of importKinds) {
      const queryStringParameters = { kind, format: "csv", lang };
      const { headers, body } = await api("importExample", { groups: "demo", pathParameters, queryStringParameters });
      expect(headers?.["content-disposition"]).toMatch(/^attachment; filename="[a-z]+\.csv"$/);
      const { work, said } = await check(here, await upload(here, body, kind));
      expect(said).toEqual([]);
      expect(work.summary).toMatchObject({ outcome: "looked", rows: 2, new: 2 });
    }
  });

  it("O6: a part that is too large, or too many, or of no import, is refused in words", async () => {
    const here = await world();
    const api = apiOver(here.ports);
    const id = await upload(here, roll(1));
    const put = (part: string, body: string, of = id) =>
      api("putImportPart", {
        ...{ groups: "demo", body, pathParameters: { programme: "demo", import: of, part } },
        headers: { "content-type": "text/csv", accept: "text/html" },
      });
    const large = await put("0", "é".repeat(150_001));
    expect([large.statusCode, large.body.includes("Please send the file in smaller parts.")]).toEqual([413, true]);
    expect((await put("0", "é".repeat(150_000))).statusCode).toBe(200);
    expect((await put("7", "x")).statusCode).toBe(400);
    expect((await put("100", "x")).statusCode).toBe(400);
    expect((await put("0", "x", "wrk_none")).statusCode).toBe(404);
  });

  it("T4: an import is nobody's but its own programme's", async () => {
    const here = await world();
    await here.programme("other");
    const api = apiOver(here.ports);
    const id = await upload(here, roll(1));
    for (const [groups, programme] of [
      ["other", "demo"],
      ["other", "other"],
    ] as const) {
      const path = { programme, import: id };
      for (const route of ["checkImport", "applyImport"] as const)
        expect((await api(route, { groups, pathParameters: path })).statusCode).toBe(404);
      const part = {
        groups,
        pathParameters: { ...path, part: "0" },
        body: "x",
        headers: { "content-type": "text/csv" },
      };
      expect((await api("putImportPart", part)).statusCode).toBe(404);
    }
    expect((await api("listImports", { groups: "other", pathParameters })).statusCode).toBe(404);
    expect((await api("importExample", { groups: "other", pathParameters })).statusCode).toBe(404);
  });
});
