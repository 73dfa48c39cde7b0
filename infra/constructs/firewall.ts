import type { Stage } from "aws-cdk-lib/aws-apigateway";
import { CfnWebACL, CfnWebACLAssociation } from "aws-cdk-lib/aws-wafv2";
import { Construct } from "constructs";

/** A hall of people behind one address is fine; a script that tries addresses or links is not. In five minutes. */
const requestsPerAddress = 1000;
const formsPerAddress = 200;

/** What a rule leaves behind. Samples stay off: they would show paths, and links in mail are paths. */
const counted = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: false,
});

const path = (contains: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: "CONTAINS",
    searchString: contains,
    textTransformations: [{ priority: 0, type: "LOWERCASE" }],
  },
});

const rules: CfnWebACL.RuleProperty[] = [
  {
    name: "KnownBadAddresses",
    priority: 0,
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesAmazonIpReputationList" } },
    overrideAction: { none: {} },
    visibilityConfig: counted("KnownBadAddresses"),
  },
  {
    name: "TooManyForms",
    priority: 1,
    statement: {
      rateBasedStatement: { aggregateKeyType: "IP", limit: formsPerAddress, scopeDownStatement: path("/join/") },
    },
    action: { block: {} },
    visibilityConfig: counted("TooManyForms"),
  },
  {
    name: "TooManyRequests",
    priority: 2,
    statement: {
      rateBasedStatement: {
        aggregateKeyType: "IP",
        limit: requestsPerAddress,
        // Mail providers unsubscribe for many people from few addresses, and must never be turned away.
        scopeDownStatement: { notStatement: { statement: path("/unsubscribe/") } },
      },
    },
    action: { block: {} },
    visibilityConfig: counted("TooManyRequests"),
  },
];

/** The web firewall before the API. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const acl = new CfnWebACL(this, "Acl", {
      description: "Keeps scripts away from forms and links",
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      rules,
      visibilityConfig: counted("Almanac"),
    });
    new CfnWebACLAssociation(this, "Association", { resourceArn: stage.stageArn, webAclArn: acl.attrArn });
  }
}
