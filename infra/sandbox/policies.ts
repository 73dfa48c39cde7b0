import * as z from "zod";
import { type Ask, isAllowed, PolicyDocument, type Statement } from "./iam.ts";
import type { Stack } from "./stack.ts";
import { asList, isObject } from "./values.ts";

const RoleProperties = z.object({
  Policies: z.array(z.object({ PolicyDocument })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
});
const PolicyProperties = z.object({ PolicyDocument, Roles: z.array(z.string()).default([]) });
const QueuePolicyProperties = z.object({ PolicyDocument, Queues: z.array(z.string()) });
const PermissionProperties = z.object({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
});

/** The permissions of the template: what roles may do, and what resources let services do to them. */
export interface Policies {
  /** May this role (by ARN) do that? */
  roleMay(roleArn: string, ask: Ask): boolean;
  /** May this AWS service send to the queue, by the queue's own policy? */
  serviceMaySend(queue: { url: string; arn: string }, service: string, sourceArn: string): boolean;
  /** May this AWS service invoke the function, by the function's own permissions? */
  serviceMayInvoke(fn: { arn: string; name: string }, service: string, sourceArn: string): boolean;
}

/** Collects every policy of the template. */
export function readPolicies(stack: Stack): Policies {
  const byRole = new Map<string, Statement[]>();
  const managed = stack.all("AWS::IAM::ManagedPolicy", PolicyProperties);
  const standalone = [...stack.all("AWS::IAM::Policy", PolicyProperties), ...managed];
  for (const role of stack.all("AWS::IAM::Role", RoleProperties)) {
    const statements = role.properties.Policies.flatMap((policy) => asList(policy.PolicyDocument.Statement));
    for (const policy of standalone) {
      if (policy.properties.Roles.includes(role.ref))
        statements.push(...asList(policy.properties.PolicyDocument.Statement));
    }
    for (const policy of managed) {
      const attached = role.properties.ManagedPolicyArns.includes(policy.arn);
      if (attached) statements.push(...asList(policy.properties.PolicyDocument.Statement));
    }
    byRole.set(role.arn, statements);
  }

  const queuePolicies = stack.all("AWS::SQS::QueuePolicy", QueuePolicyProperties);
  const permissions = stack.all("AWS::Lambda::Permission", PermissionProperties);

  return {
    roleMay: (roleArn, ask) => isAllowed(byRole.get(roleArn) ?? [], ask),
    serviceMaySend(queue, service, sourceArn) {
      const statements = queuePolicies
        .filter((policy) => policy.properties.Queues.includes(queue.url))
        .flatMap((policy) => asList(policy.properties.PolicyDocument.Statement))
        .filter((statement) => isPrincipal(statement.Principal, service));
      const context = { "aws:sourcearn": [sourceArn], "aws:securetransport": ["true"] };
      return isAllowed(statements, { action: "sqs:SendMessage", resource: queue.arn, context });
    },
    serviceMayInvoke(fn, service, sourceArn) {
      const statements = permissions
        .filter(({ properties }) => properties.Principal === service)
        .filter(({ properties }) => properties.FunctionName === fn.arn || properties.FunctionName === fn.name)
        .map(
          ({ properties }): Statement => ({
            Effect: "Allow",
            Action: properties.Action,
            Resource: fn.arn,
            ...(properties.SourceArn ? { Condition: { ArnLike: { "AWS:SourceArn": properties.SourceArn } } } : {}),
            NotAction: undefined,
            NotResource: undefined,
          }),
        );
      return isAllowed(statements, {
        action: "lambda:InvokeFunction",
        resource: fn.arn,
        context: { "aws:sourcearn": [sourceArn] },
      });
    },
  };
}

function isPrincipal(principal: unknown, service: string): boolean {
  if (principal === "*") return true;
  if (!isObject(principal)) return false;
  const { Service, AWS } = z.object({ Service: z.unknown().optional(), AWS: z.unknown().optional() }).parse(principal);
  return AWS === "*" || Service === service || (Array.isArray(Service) && Service.includes(service));
}
