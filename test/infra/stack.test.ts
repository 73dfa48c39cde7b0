import { describe, expect, it } from "vitest";
import { synthesized } from "./synthesized.ts";

const { stack, template } = synthesized();

describe("the stack", () => {
  it("asks a society for what only it knows", () => {
    const parameters = Object.entries(template.findParameters("*"));
    const names = parameters.map(([name]) => name).filter((name) => name !== "BootstrapVersion");
    expect(names).toEqual([
      "FromAddress",
      "MailDomain",
      "MailDomainVerified",
      "AlarmEmail",
      "PublicUrl",
      "SignInUrl",
      "BulkSenders",
    ]);
  });

  it.each([
    ["FromAddress", ["mentoring@example.org"], ["Mentoring <mentoring@example.org>", "mentoring", ""]],
    ["MailDomain", ["example.org", "mail.example.org"], ["example", "Example.org", "https://example.org", ""]],
    [
      "PublicUrl",
      ["", "https://mentoring.example.org", "https://example.org/mentoring"],
      ["http://example.org", "https://example.org/"],
    ],
    ["SignInUrl", ["", "https://sign-in.example.org"], ["http://example.org", "https://example.org/", "example.org"]],
  ])("takes a good %s and refuses a bad one", (name, good, bad) => {
    const [{ AllowedPattern = "" } = {}] = Object.values(template.findParameters(name));
    const pattern = new RegExp(`^(?:${AllowedPattern})$`);
    for (const value of good) expect(value).toMatch(pattern);
    for (const value of bad) expect(value).not.toMatch(pattern);
  });

  it("says where everything is", () => {
    const outputs = Object.keys(template.findOutputs("*")).filter((name) => !name.startsWith("Dkim"));
    expect(outputs.sort()).toEqual([
      "ApiUrl",
      "ConsoleClientId",
      "ConsoleUrl",
      "EventBusName",
      "MachineClientId",
      "TableName",
      "TokenEndpoint",
      "UserPoolId",
    ]);
  });

  it("is tied to no account and region, and cannot be deleted by accident", () => {
    expect(stack.environment).toBe("aws://unknown-account/unknown-region");
    expect(stack.terminationProtection).toBe(true);
  });

  it("is made of these resources", () => {
    const { Resources } = template.toJSON();
    const types = Object.values<{ Type: string }>(Resources).map(({ Type }) => Type);
    const counts = Object.entries(Object.groupBy(types, (type) => type)).map(
      ([type, all = []]) => `${type} ${all.length}`,
    );
    expect(counts.sort().join("\n")).toMatchSnapshot();
  });
});
