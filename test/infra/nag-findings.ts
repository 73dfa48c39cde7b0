import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, CfnResource, Stack } from "aws-cdk-lib";
import type { Template } from "aws-cdk-lib/assertions";
import { CfnInclude } from "aws-cdk-lib/cloudformation-include";
import { AwsSolutionsChecks } from "cdk-nag";
import cdk from "../../cdk.json" with { type: "json" };
import { inTemporaryFolder } from "./temporary.ts";

/** What the AWS Solutions checks find in a bare template, where nothing is acknowledged: `rule logicalId`. */
export function nagFindings(template: Template): Set<string> {
  return inTemporaryFolder((folder) => {
    const templateFile = join(folder, "template.json");
    writeFileSync(templateFile, JSON.stringify(template.toJSON()));
    const app = new App({ context: cdk.context, outdir: join(folder, "out") });
    const stack = new Stack(app, "Bare");
    new CfnInclude(stack, "Template", { templateFile });
    const resources = stack.node.findAll().filter((one) => CfnResource.isCfnResource(one));
    const logicalIds = new Map(resources.map((one) => [one.node.path, stack.resolve(one.logicalId)]));
    const { violations } = new AwsSolutionsChecks(app).validateScope(app);
    return new Set(
      violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath = "" }) => `${ruleName} ${logicalIds.get(constructPath)}`),
      ),
    );
  });
}
