import { stableId } from "./random.ts";

/** What decides a resource's physical name. */
export interface Naming {
  id: string;
  stack: string;
  region: string;
  account: string;
  /** Where queues are reached: the SQS client takes its host from the queue's address. */
  queueHost: string;
  /** A property as text, resolved; undefined when the template leaves it out. */
  property(name: string): string | undefined;
}

/** What `Ref` and `Fn::GetAtt` give for one resource. */
export interface Identity {
  ref: string;
  attributes: Record<string, string>;
}

type Identify = (naming: Naming) => Identity;

const named = (naming: Naming, property: string) => naming.property(property) ?? `${naming.stack}-${naming.id}`;
const arn = (naming: Naming, service: string, rest: string) =>
  `arn:aws:${service}:${naming.region}:${naming.account}:${rest}`;
const global = (naming: Naming, service: string, rest: string) => `arn:aws:${service}::${naming.account}:${rest}`;
const short = (naming: Naming, length: number) => stableId(`${naming.stack}/${naming.id}`, length);

/** Resources that are only ever referred to by an invented id, if at all. */
const anonymous: Identify = (naming) => ({ ref: short(naming, 10), attributes: { Id: short(naming, 10) } });

/** A resource with a name property, whose `Ref` is that name. */
function byName(property: string, arnOf?: (naming: Naming, name: string) => string): Identify {
  return (naming) => {
    const ref = named(naming, property);
    return { ref, attributes: { Name: ref, ...(arnOf ? { Arn: arnOf(naming, ref) } : {}) } };
  };
}

/** A resource whose `Ref` is its ARN. */
function byArn(property: string, arnOf: (naming: Naming, name: string) => string): Identify {
  return (naming) => {
    const ref = arnOf(naming, named(naming, property));
    return { ref, attributes: { Arn: ref, Id: ref } };
  };
}

/** Every resource type the sandbox accepts. A type that is missing here stops it. */
export const identities: Record<string, Identify> = {
  "AWS::DynamoDB::Table": byName("TableName", (naming, name) => arn(naming, "dynamodb", `table/${name}`)),
  "AWS::Lambda::Function": byName("FunctionName", (naming, name) =>
    arn(naming, "lambda", `function:${name.slice(0, 64)}`),
  ),
  "AWS::Lambda::EventSourceMapping": anonymous,
  "AWS::Lambda::EventInvokeConfig": anonymous,
  "AWS::Lambda::Permission": anonymous,
  "AWS::IAM::Role": (naming) => {
    const ref = named(naming, "RoleName");
    return { ref, attributes: { Arn: global(naming, "iam", `role/${ref}`), RoleId: short(naming, 16) } };
  },
  "AWS::IAM::Policy": anonymous,
  "AWS::IAM::ManagedPolicy": byArn("ManagedPolicyName", (naming, name) => global(naming, "iam", `policy/${name}`)),
  "AWS::KMS::Key": (naming) => {
    const ref = short(naming, 32);
    return { ref, attributes: { Arn: arn(naming, "kms", `key/${ref}`), KeyId: ref } };
  },
  "AWS::KMS::Alias": byName("AliasName"),
  "AWS::Logs::LogGroup": byName("LogGroupName", (naming, name) => arn(naming, "logs", `log-group:${name}:*`)),
  "AWS::Logs::MetricFilter": anonymous,
  "AWS::ApiGateway::RestApi": (naming) => ({
    ref: short(naming, 10),
    attributes: { RootResourceId: `root${short(naming, 6)}`, RestApiId: short(naming, 10) },
  }),
  "AWS::ApiGateway::Resource": (naming) => ({ ref: short(naming, 6), attributes: { ResourceId: short(naming, 6) } }),
  "AWS::ApiGateway::Method": anonymous,
  "AWS::ApiGateway::Deployment": (naming) => ({
    ref: short(naming, 6),
    attributes: { DeploymentId: short(naming, 6) },
  }),
  "AWS::ApiGateway::Stage": byName("StageName"),
  "AWS::ApiGateway::Authorizer": (naming) => ({
    ref: short(naming, 6),
    attributes: { AuthorizerId: short(naming, 6) },
  }),
  "AWS::ApiGateway::GatewayResponse": anonymous,
  "AWS::ApiGateway::RequestValidator": (naming) => ({
    ref: short(naming, 6),
    attributes: { RequestValidatorId: short(naming, 6) },
  }),
  "AWS::ApiGateway::Model": byName("Name"),
  "AWS::ApiGateway::Account": anonymous,
  "AWS::Scheduler::Schedule": byName("Name", (naming, name) =>
    arn(naming, "scheduler", `schedule/${naming.property("GroupName") ?? "default"}/${name}`),
  ),
  "AWS::Scheduler::ScheduleGroup": byName("Name", (naming, name) => arn(naming, "scheduler", `schedule-group/${name}`)),
  "AWS::Events::EventBus": byName("Name", (naming, name) => arn(naming, "events", `event-bus/${name}`)),
  "AWS::Events::Rule": byName("Name", (naming, name) => {
    const bus = naming.property("EventBusName")?.split("/").at(-1) ?? "default";
    return arn(naming, "events", bus === "default" ? `rule/${name}` : `rule/${bus}/${name}`);
  }),
  "AWS::SQS::Queue": (naming) => {
    const name = named(naming, "QueueName");
    const url = `${naming.queueHost}/${naming.account}/${name}`;
    return { ref: url, attributes: { Arn: arn(naming, "sqs", name), QueueName: name, QueueUrl: url } };
  },
  "AWS::SQS::QueuePolicy": anonymous,
  "AWS::SES::EmailIdentity": (naming) => {
    const ref = naming.property("EmailIdentity") ?? naming.id;
    const attributes: Record<string, string> = {};
    for (const number of [1, 2, 3]) {
      const token = `${short(naming, 16)}${number}`;
      attributes[`DkimDNSTokenName${number}`] = `${token}._domainkey.${ref}`;
      attributes[`DkimDNSTokenValue${number}`] = `${token}.dkim.amazonses.com`;
    }
    return { ref, attributes };
  },
  "AWS::SES::ConfigurationSet": byName("Name"),
  "AWS::SES::ConfigurationSetEventDestination": anonymous,
  "AWS::Cognito::UserPool": (naming) => {
    const ref = `${naming.region}_${short(naming, 9)}`;
    const provider = `cognito-idp.${naming.region}.amazonaws.com/${ref}`;
    return {
      ref,
      attributes: {
        Arn: arn(naming, "cognito-idp", `userpool/${ref}`),
        UserPoolId: ref,
        ProviderName: provider,
        ProviderURL: `https://${provider}`,
      },
    };
  },
  "AWS::Cognito::UserPoolClient": (naming) => ({ ref: short(naming, 26), attributes: { ClientId: short(naming, 26) } }),
  "AWS::Cognito::UserPoolResourceServer": byName("Identifier"),
  "AWS::Cognito::UserPoolDomain": byName("Domain"),
  "AWS::Cognito::UserPoolGroup": byName("GroupName"),
  "AWS::SecretsManager::Secret": byArn("Name", (naming, name) =>
    arn(naming, "secretsmanager", `secret:${name}-${short(naming, 6)}`),
  ),
  "AWS::CloudWatch::Alarm": byName("AlarmName", (naming, name) => arn(naming, "cloudwatch", `alarm:${name}`)),
  "AWS::CloudWatch::Dashboard": byName("DashboardName"),
  "AWS::SNS::Topic": (naming) => {
    const name = named(naming, "TopicName");
    const ref = arn(naming, "sns", name);
    return { ref, attributes: { TopicArn: ref, TopicName: name } };
  },
  "AWS::SNS::TopicPolicy": anonymous,
  "AWS::SNS::Subscription": anonymous,
  "AWS::WAFv2::WebACL": byName("Name", (naming, name) =>
    arn(naming, "wafv2", `regional/webacl/${name}/${short(naming, 8)}`),
  ),
  "AWS::WAFv2::WebACLAssociation": anonymous,
  "AWS::CDK::Metadata": anonymous,
};
