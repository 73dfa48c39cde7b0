import { Aws, CfnResource, RemovalPolicy, Stack } from "aws-cdk-lib";
import { EventBus } from "aws-cdk-lib/aws-events";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import type * as z from "zod";
import type { MailEnv } from "#shared/contracts/env.ts";
import type { Parameters } from "../parameters.ts";
import type { Grant } from "./grant.ts";

/** What SES tells about every message. Opens and clicks are not followed: that is the readers' own business. */
export const told = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.RENDERING_FAILURE,
];

/** Who mail comes from, and its two lanes: what somebody waits for does not stand behind a thousand prompts. */
export class MailSender extends Construct {
  readonly identity: EmailIdentity;
  readonly bulk: ConfigurationSet;
  readonly interactive: ConfigurationSet;
  private readonly fromAddress: string;

  constructor(scope: Construct, id: string, parameters: Parameters) {
    super(scope, id);
    this.fromAddress = parameters.fromAddress;
    this.identity = new EmailIdentity(this, "Identity", { identity: Identity.domain(parameters.mailDomain) });
    // A domain belongs to the society, not to the stack: one SES knows is not made again, and none is taken away.
    this.identity.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const resource = this.identity.node.defaultChild;
    if (CfnResource.isCfnResource(resource)) resource.cfnOptions.condition = parameters.mailDomainIsNew;
    this.bulk = this.lane("Bulk");
    this.interactive = this.lane("Interactive");
  }

  /** Sending as the programme's mailbox, through its two lanes. */
  grantSend(): Grant {
    const environment: z.infer<typeof MailEnv> = {
      FROM_ADDRESS: this.fromAddress,
      BULK_CONFIGURATION_SET: this.bulk.configurationSetName,
      INTERACTIVE_CONFIGURATION_SET: this.interactive.configurationSetName,
    };
    const statement = new PolicyStatement({
      actions: ["ses:SendRawEmail"],
      // Every identity of this account, because in SES's own sandbox the recipient's is checked as well as the sender's.
      resources: [arnOf(this, "identity", "*"), this.arnOf(this.bulk), this.arnOf(this.interactive)],
      conditions: { StringEquals: { "ses:FromAddress": this.fromAddress } },
    });
    return { environment, statements: [statement] };
  }

  /** Reading SES's limits and what it counted. SES knows no resource for that. */
  grantQuota(): Grant {
    const actions = ["ses:GetSendQuota", "ses:GetSendStatistics"];
    return { environment: {}, statements: [new PolicyStatement({ actions, resources: ["*"] })] };
  }

  private lane(id: string): ConfigurationSet {
    const set = new ConfigurationSet(this, id, {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
    });
    const bus = EventBus.fromEventBusName(this, `${id}Events`, "default");
    set.addEventDestination("Told", { destination: EventDestination.eventBus(bus), events: told });
    return set;
  }

  private arnOf(set: ConfigurationSet): string {
    return arnOf(this, "configuration-set", set.configurationSetName);
  }
}

/** The finding that `identity/*` makes, as cdk-nag spells it. */
export const identityWildcard = `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]`;

function arnOf(scope: Construct, resource: string, resourceName: string): string {
  const { ACCOUNT_ID: account, REGION: region } = Aws;
  return Stack.of(scope).formatArn({ service: "ses", account, region, resource, resourceName });
}
