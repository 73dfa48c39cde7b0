import { App, Validations } from "aws-cdk-lib";
import cdk from "../cdk.json" with { type: "json" };
import { AlmanacStack } from "./almanac-stack.ts";
import { type Bundles, bundleFunctions } from "./bundle.ts";
import { functions } from "./functions.ts";
import { StrictChecks } from "./strict-checks.ts";

export interface AppOptions {
  /** Where the cloud assembly goes. Left out: where the CDK command line says, else a temporary folder. */
  readonly outdir?: string;
  /** False: the same template without its checks, which take seconds. For a machine that runs it, never for deploying. */
  readonly checked?: boolean;
  /** The functions, bundled already. Left out: bundled for this app, which takes longer than everything else. */
  readonly bundles?: Bundles;
}

/** The whole app. `synth()` throws on every open finding: CloudFormation's own rules, and the AWS Solutions checks. */
export function buildApp({ outdir, checked = true, bundles: given }: AppOptions = {}): App {
  const app = new App({
    analyticsReporting: false,
    // The settings of cdk.json also where no CDK command line passes them on: in tests and in the sandbox.
    context: cdk.context,
    builtinCloudFormationValidation: checked,
    ...(outdir === undefined ? {} : { outdir }),
  });
  const checks = new StrictChecks(app);
  if (checked) Validations.of(app).addPlugins(checks);
  if (given) new AlmanacStack(app, "Almanac", { bundles: given });
  else {
    using bundles = bundleFunctions(Object.keys(functions));
    new AlmanacStack(app, "Almanac", { bundles });
  }
  return app;
}

if (import.meta.main) {
  buildApp().synth();
}
