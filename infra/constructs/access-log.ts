import { RemovalPolicy } from "aws-cdk-lib";
import type { RestApi } from "aws-cdk-lib/aws-apigateway";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";

/** One line for each request. The route's pattern, never its path: links in mail are paths. No address, no agent. */
export const accessLogFormat = JSON.stringify({
  requestId: "$context.requestId",
  time: "$context.requestTimeEpoch",
  method: "$context.httpMethod",
  route: "$context.resourcePath",
  status: "$context.status",
  milliseconds: "$context.responseLatency",
  bytes: "$context.responseLength",
  error: "$context.error.responseType",
  integration: "$context.integrationErrorMessage",
});

/** How every log is kept. */
export const logSettings = { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY } as const;

/** Where those lines go. */
export function accessLog(scope: Construct): LogGroup {
  return new LogGroup(scope, "AccessLog", logSettings);
}

/** API Gateway would make its own log of errors and keep it for ever; made first, it is kept as long as the others. */
export function executionLog(scope: Construct, api: RestApi, stage: string): LogGroup {
  return new LogGroup(scope, "ExecutionLog", {
    ...logSettings,
    logGroupName: `API-Gateway-Execution-Logs_${api.restApiId}/${stage}`,
  });
}
