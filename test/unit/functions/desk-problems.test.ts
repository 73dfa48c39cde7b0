import { describe, expect, it } from "vitest";
import { Problem } from "#shared/domain/errors.ts";
import { locales } from "#shared/domain/locale.ts";
import { translator } from "#shared/locales/translate.ts";
import { apiOver } from "#test/support/api.ts";
import { captureLogs } from "#test/support/logs.ts";
import { world } from "#test/support/world.ts";

captureLogs();
const spoken = ["not-found", "not-allowed", "conflict", "link-invalid", "link-expired"] as const;
const demo = { pathParameters: { programme: "demo" } };

/** What a coordinator's browser, and a member's, shows where a use case refuses. */
async function refusing(problem: Problem, locale: string) {
  const refuse = () => Promise.reject(problem);
  const ask = apiOver((await world()).ports, { listParticipants: { handle: refuse }, signUpForm: { handle: refuse } });
  const headers = { accept: "text/html", "accept-language": locale };
  const desk = await ask("listParticipants", { ...demo, groups: "demo", headers });
  const members = await ask("signUpForm", { ...demo, headers });
  return { desk: desk.body, members: members.body };
}

describe.each(locales)("a refusal on the desk, in %s", (locale) => {
  const t = translator(locale);

  it.each(spoken)("O1: that is %s speaks to coordinators: of no mail and no link they never had", async (code) => {
    const { desk, members } = await refusing(new Problem(code, "For engineers."), locale);
    const [forThem, forMembers] = [t.of(`problem.desk.${code}`), t.of(`problem.${code}.text`)];
    expect(forThem).not.toMatch(/mail|courriel|lien|link from/i);
    expect(desk).toContain(forThem);
    expect(desk).not.toContain(forMembers);
    expect(members).toContain(forMembers);
  });

  it("O1: that has a sentence of its own says that", async () => {
    const { desk } = await refusing(new Problem("conflict", "For engineers.", [], "problem.mail-left"), locale);
    expect(desk).toContain(t.of("problem.mail-left"));
    expect(desk).not.toContain(t.of("problem.desk.conflict"));
  });
});
