import * as z from "zod";
import type { Assembly } from "./assembly.ts";
import type { Stack } from "./stack.ts";

const FunctionProperties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.string().startsWith("nodejs", "the sandbox runs Node functions only"),
  Role: z.string(),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  ReservedConcurrentExecutions: z.coerce.number().optional(),
  Layers: z.array(z.unknown()).max(0, "layers are not supported").optional(),
  DeadLetterConfig: z.object({ TargetArn: z.string() }).optional(),
});

/** One function of the template. */
export interface FunctionSpec {
  id: string;
  name: string;
  arn: string;
  roleArn: string;
  folder: string;
  handler: string;
  timeoutMs: number;
  memoryMb: number;
  environment: Record<string, string>;
  /** How many processes it may have. */
  concurrency: number;
  deadLetterArn: string | undefined;
}

/** More processes than this for one function would only make a laptop slower. */
const mostProcesses = 4;

/** The template's functions and where their bundles lie. */
export function readFunctions(stack: Stack, assembly: Assembly): FunctionSpec[] {
  return stack.all("AWS::Lambda::Function", FunctionProperties).map(({ id, ref, arn, properties }) => ({
    id,
    name: ref,
    arn,
    roleArn: properties.Role,
    folder: assembly.assetFolder(properties.Code.S3Key.replace(/\.zip$/, "")),
    handler: properties.Handler,
    timeoutMs: properties.Timeout * 1000,
    memoryMb: properties.MemorySize,
    environment: properties.Environment?.Variables ?? {},
    concurrency: Math.min(properties.ReservedConcurrentExecutions ?? mostProcesses, mostProcesses),
    deadLetterArn: properties.DeadLetterConfig?.TargetArn,
  }));
}

/** The environment of a function's process: what Lambda sets, where the services are, and nothing of this machine but PATH. */
export function environmentOf(
  spec: FunctionSpec,
  region: string,
  endpoint: string,
  accessKey: string,
): Record<string, string> {
  const { PATH = "" } = process.env;
  return {
    PATH,
    TZ: "UTC",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    AWS_LAMBDA_FUNCTION_NAME: spec.name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${spec.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: "sandbox",
    // Who is calling is read from the access key: one for each process.
    AWS_ACCESS_KEY_ID: accessKey,
    AWS_SECRET_ACCESS_KEY: "sandbox",
    AWS_SESSION_TOKEN: "sandbox",
    // Whatever a function calls, it never leaves this machine: the sandbox refuses what it does not have.
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL_SES: endpoint,
    AWS_ENDPOINT_URL_SQS: endpoint,
    AWS_ENDPOINT_URL_EVENTBRIDGE: endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoint,
    LAMBDA_TASK_ROOT: spec.folder,
    _HANDLER: spec.handler,
    ...spec.environment,
  };
}
