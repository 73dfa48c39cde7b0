import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { bundleFunctions } from "#infra/bundle.ts";
import { only, readable, resourcesOf, synthesized } from "./synthesized.ts";

const { template } = synthesized();
const [client] = resourcesOf(template, "AWS::Cognito::UserPoolClient").filter(({ properties }) =>
  properties.AllowedOAuthFlows.includes("code"),
);

it("T4: lets the console sign in with a code alone, without a secret, and be told no more than its scope", () => {
  expect(client?.properties).toMatchObject({
    AllowedOAuthFlows: ["code"],
    AllowedOAuthFlowsUserPoolClient: true,
    GenerateSecret: false,
    PreventUserExistenceErrors: "ENABLED",
  });
  expect(client?.properties.AllowedOAuthScopes.map(readable).sort()).toEqual(
    ["email", "openid", `<${only(template, "AWS::Cognito::UserPoolResourceServer").id}>/admin`].sort(),
  );
});

it("T4: leads people back to the console alone: at the API's own address and at PublicUrl", () => {
  const rest = only(template, "AWS::ApiGateway::RestApi").id;
  const places = [
    `https://<${rest}>.execute-api.<AWS::Region>.<AWS::URLSuffix>/v1/console`,
    { "Fn::If": ["HasPublicUrl", { "Fn::Join": ["", [{ Ref: "PublicUrl" }, "/console"]] }, { Ref: "AWS::NoValue" }] },
  ];
  const read = (list: unknown[]) => list.map((one) => (JSON.stringify(one).includes("Fn::If") ? one : readable(one)));
  expect(read(client?.properties.CallbackURLs)).toEqual(places);
  expect(read(client?.properties.LogoutURLs)).toEqual(places);
  // What runs on a coordinator's own machine could sign them in for itself.
  expect(JSON.stringify(client)).not.toContain("http://");
});

it("T4: hands out the console's script in at most 50 kB, the same bytes from the same sources", () => {
  const scripts = [1, 2].map(() => {
    using bundles = bundleFunctions(["http/console"]);
    return readFileSync(join(bundles.folderOf("http/console"), "console.js"));
  });
  expect(gzipSync(scripts[0] ?? "").length).toBeLessThan(50_000);
  expect(scripts[0]).toEqual(scripts[1]);
  expect(scripts[0]?.toString()).not.toContain(join(import.meta.dirname, "../.."));
});
