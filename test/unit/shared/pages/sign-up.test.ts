import { describe, expect, it } from "vitest";
import { SignUp } from "#shared/contracts/requests.ts";
import { signUpPage } from "#shared/pages/sign-up.tsx";
import { usualWords } from "#test/support/sample-words.ts";
import { signUpSample } from "#test/support/samples.ts";

const model = signUpSample({ locale: "en-GB", ...usualWords });
const names = (html: string) =>
  new Set([...html.matchAll(/<(?:input|select)[^>]* name="([^"]+)"/g)].map(([, name]) => name));

describe("the sign-up form", () => {
  it("J1: asks eight things, the very ones the route takes", () => {
    expect([...names(signUpPage(model))].sort()).toEqual(Object.keys(SignUp.shape).sort());
    expect(names(signUpPage(model)).size).toBe(8);
  });

  it("J1: is preset to the programme's zone and offers its topics", () => {
    expect(signUpPage(model)).toContain('<option value="America/New_York" selected>');
    const html = signUpPage({ ...model, topics: ["data", "policy", "research"] });
    expect(html).toContain('value="policy"');
    expect(html).not.toContain('value="oncology"');
  });

  it("J1: keeps what was typed and says what is wrong beside each field", () => {
    const typed = {
      name: "Zoë <3",
      email: "zoe@",
      role: "both",
      stage: "resident",
      topics: ["data", "policy"],
      zone: "Asia/Tokyo",
      consent: true,
    };
    const html = signUpPage({
      ...model,
      typed,
      errors: [
        { field: "email", message: "x" },
        { field: "topics.0", message: "x" },
      ],
    });
    expect(html).toContain('value="Zoë &lt;3"');
    expect(html).toContain('aria-invalid="true" aria-describedby="email-error"');
    expect(html).toContain('<a href="#email">');
    expect(html).toContain('<a href="#topic-1">');
    for (const chosen of ["resident", "data", "policy", "Asia/Tokyo"])
      expect(html).toContain(`value="${chosen}" selected`);
    expect(html).toMatch(/id="role-both"[^>]* checked/);
    expect(html).toMatch(/id="consent"[^>]* checked/);
    expect(html).toContain("<title>Please look again: ");
  });

  it("J5: tells before joining what is not recorded, in the reader's language", () => {
    expect(signUpPage(model)).toContain("Nothing we talk about is recorded");
    expect(signUpPage({ ...model, locale: "fr" })).toContain("Rien de nos conversations n’est enregistré");
    expect(signUpPage(model)).toContain('<a href="?lang=fr" lang="fr" hreflang="fr">');
  });
});
