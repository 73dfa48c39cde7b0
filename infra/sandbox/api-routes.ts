import * as z from "zod";
import type { FunctionSpec } from "./functions.ts";
import type { Lambda } from "./lambda.ts";
import type { Stack } from "./stack.ts";

const Integration = z.object({
  Type: z.string(),
  Uri: z.string().optional(),
  TimeoutInMillis: z.coerce.number().default(29_000),
  RequestTemplates: z.record(z.string(), z.string()).default({}),
  IntegrationResponses: z
    .array(
      z.object({ StatusCode: z.coerce.number(), ResponseParameters: z.record(z.string(), z.string()).default({}) }),
    )
    .default([]),
});
const MethodProperties = z.object({
  RestApiId: z.string(),
  ResourceId: z.string(),
  HttpMethod: z.string(),
  AuthorizationType: z.string().default("NONE"),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
  ApiKeyRequired: z.literal(false, "API keys are not supported").optional(),
  RequestParameters: z.record(z.string(), z.boolean()).default({}),
  RequestModels: z.record(z.string(), z.string()).default({}),
  RequestValidatorId: z.string().optional(),
  Integration,
});
const ResourceProperties = z.object({ ParentId: z.string(), PathPart: z.string(), RestApiId: z.string() });

/** What a method does with a request. */
export type Target =
  | { kind: "function"; spec: FunctionSpec; timeoutMs: number }
  | { kind: "mock"; status: number; headers: Record<string, string> };

/** One method of the API. */
export interface Method {
  httpMethod: string;
  resourceId: string;
  resourcePath: string;
  authorizerId: string | undefined;
  scopes: string[];
  requiredParameters: string[];
  models: Record<string, string>;
  validatorId: string | undefined;
  target: Target;
}

/** A request's method and what its path says. */
export interface Route {
  method: Method;
  /** As they stand in the address: API Gateway does not decode them. */
  pathParameters: Record<string, string>;
}

interface Node {
  id: string;
  path: string;
  methods: Map<string, Method>;
  literal: Map<string, Node>;
  parameter: { name: string; node: Node } | undefined;
  greedy: { name: string; node: Node } | undefined;
}

/** The resource tree of a REST API. Returns undefined for a path or method it does not have. */
export function buildRoutes(stack: Stack, api: { ref: string; rootId: string }, lambda: Lambda) {
  const newNode = (id: string, path: string): Node => ({
    id,
    path,
    methods: new Map(),
    literal: new Map(),
    parameter: undefined,
    greedy: undefined,
  });
  const root = newNode(api.rootId, "/");
  const nodes = new Map([[api.rootId, root]]);
  const pending = stack
    .all("AWS::ApiGateway::Resource", ResourceProperties)
    .filter(({ properties }) => properties.RestApiId === api.ref);
  // Parents may stand after their children in the template.
  while (pending.length > 0) {
    const index = pending.findIndex(({ properties }) => nodes.has(properties.ParentId));
    const [resource] = pending.splice(index, 1);
    const parent = nodes.get(resource?.properties.ParentId ?? "");
    if (index < 0 || !resource || !parent) throw new Error("The API has a resource whose parent is missing.");
    const part = resource.properties.PathPart;
    const node = newNode(resource.ref, `${parent.path === "/" ? "" : parent.path}/${part}`);
    nodes.set(resource.ref, node);
    const name = /^\{(.+?)\+?\}$/.exec(part)?.[1];
    if (name === undefined) parent.literal.set(part, node);
    else if (part.endsWith("+}")) parent.greedy = { name, node };
    else parent.parameter = { name, node };
  }
  for (const { id, properties } of stack.all("AWS::ApiGateway::Method", MethodProperties)) {
    const node = nodes.get(properties.ResourceId);
    if (properties.RestApiId !== api.ref || !node) continue;
    if (!["NONE", "COGNITO_USER_POOLS"].includes(properties.AuthorizationType)) {
      throw new Error(`Method ${id}: the sandbox does not know authorization by ${properties.AuthorizationType}.`);
    }
    node.methods.set(properties.HttpMethod, {
      httpMethod: properties.HttpMethod,
      resourceId: node.id,
      resourcePath: node.path,
      authorizerId: properties.AuthorizationType === "NONE" ? undefined : properties.AuthorizerId,
      scopes: properties.AuthorizationScopes,
      requiredParameters: Object.entries(properties.RequestParameters).flatMap(([name, required]) =>
        required ? [name] : [],
      ),
      models: properties.RequestModels,
      validatorId: properties.RequestValidatorId,
      target: targetOf(id, properties.Integration, lambda),
    });
  }
  return (httpMethod: string, path: string) => findRoute(root, httpMethod, path);
}

function targetOf(id: string, integration: z.infer<typeof Integration>, lambda: Lambda): Target {
  if (integration.Type === "AWS_PROXY") {
    const arn = /functions\/(.+)\/invocations$/.exec(integration.Uri ?? "")?.[1];
    if (!arn) throw new Error(`Method ${id}: its integration names no function.`);
    return { kind: "function", spec: lambda.byArn(arn), timeoutMs: integration.TimeoutInMillis };
  }
  if (integration.Type !== "MOCK")
    throw new Error(`Method ${id}: the sandbox does not know ${integration.Type} integrations.`);
  const [response] = integration.IntegrationResponses;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response?.ResponseParameters ?? {})) {
    const header = /^method\.response\.header\.(.+)$/.exec(name)?.[1];
    if (header) headers[header.toLowerCase()] = value.replace(/^'(.*)'$/s, "$1");
  }
  return { kind: "mock", status: response?.StatusCode ?? 200, headers };
}

function findRoute(root: Node, httpMethod: string, path: string): Route | undefined {
  const segments = path.replace(/\/$/, "").split("/").slice(1);
  const pathParameters: Record<string, string> = {};
  let node = root;
  for (const [index, segment] of segments.entries()) {
    const next = node.literal.get(segment);
    if (next) {
      node = next;
    } else if (node.parameter && segment !== "") {
      pathParameters[node.parameter.name] = segment;
      node = node.parameter.node;
    } else if (node.greedy) {
      pathParameters[node.greedy.name] = segments.slice(index).join("/");
      node = node.greedy.node;
      break;
    } else {
      return undefined;
    }
  }
  const method = node.methods.get(httpMethod) ?? node.methods.get("ANY");
  return method && { method, pathParameters };
}
