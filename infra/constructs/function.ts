import { Duration } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  ApplicationLogLevel,
  Architecture,
  CfnEventInvokeConfig,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from "aws-cdk-lib/aws-lambda";
import type { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { FunctionRow } from "../function-row.ts";
import type { Grant } from "./grant.ts";
import type { Undelivered } from "./undelivered.ts";

export interface AlmanacFunctionProps {
  readonly row: FunctionRow;
  readonly folder: string;
  readonly grants: readonly Grant[];
  /** Where it writes, as others of its folder do: each line says which function wrote it. */
  readonly log: LogGroup;
  readonly undelivered: Undelivered;
}

/**
 * One function with its own role. The role's one policy is whole when the role is made: nothing is added later.
 * No X-Ray tracing: its permissions know no resource but `*`, and the log of each message's attempts says more.
 */
export class AlmanacFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, { row, folder, grants, log, undelivered }: AlmanacFunctionProps) {
    super(scope, id);
    const statements = [
      new PolicyStatement({
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [log.logGroupArn],
      }),
      ...grants.flatMap((grant) => grant.statements),
      ...(row.asynchronous?.afterwards === "keep" ? [undelivered.grantKeep()] : []),
    ];
    this.role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      inlinePolicies: { Row: new PolicyDocument({ statements }) },
    });
    this.lambda = new LambdaFunction(this, "Function", {
      description: row.does,
      code: Code.fromAsset(folder),
      handler: "index.handler",
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: row.memory,
      timeout: Duration.seconds(row.seconds),
      role: this.role,
      environment: Object.assign({}, ...grants.map((grant) => grant.environment)),
      logGroup: log,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
    });
    if (row.asynchronous) this.settle(row.asynchronous, undelivered);
  }

  private settle(asynchronous: NonNullable<FunctionRow["asynchronous"]>, undelivered: Undelivered): void {
    new CfnEventInvokeConfig(this, "Asynchronous", {
      functionName: this.lambda.functionName,
      qualifier: "$LATEST",
      maximumRetryAttempts: asynchronous.retries,
      maximumEventAgeInSeconds: Duration.minutes(asynchronous.withinMinutes).toSeconds(),
      ...(asynchronous.afterwards === "keep"
        ? { destinationConfig: { onFailure: { destination: undelivered.queue.queueArn } } }
        : {}),
    });
  }
}
