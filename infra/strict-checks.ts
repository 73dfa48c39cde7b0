import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import type { IConstruct } from "constructs";

/** The AWS Solutions checks without their warnings: missing backups or a missing firewall stop a synthesis like any other finding. */
export class StrictChecks implements IPolicyValidationPlugin {
  readonly name = "AwsSolutions";
  private readonly checks: AwsSolutionsChecks;

  constructor(scope: IConstruct) {
    // Acknowledgements and their reasons go into the template too, for whoever reviews what is deployed.
    this.checks = new AwsSolutionsChecks(scope, { verbose: true, writeSuppressionsToCloudFormation: true });
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const report = this.checks.validate(context);
    return { ...report, violations: report.violations.map((violation) => ({ ...violation, severity: "error" })) };
  }
}
