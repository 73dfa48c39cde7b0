import * as z from "zod";
import type { Method } from "./api-routes.ts";
import type { Stack } from "./stack.ts";
import { isObject, messageOf } from "./values.ts";

const ValidatorProperties = z.object({
  ValidateRequestBody: z.boolean().default(false),
  ValidateRequestParameters: z.boolean().default(false),
});
const ModelProperties = z.object({ ContentType: z.string().default("application/json"), Schema: z.unknown() });

/** The parts of a request that API Gateway can check. */
export interface CheckedRequest {
  headers: Record<string, string>;
  query: Record<string, string>;
  path: Record<string, string>;
  body: string;
}

/** What is wrong with a request. */
export interface Violation {
  type: "BAD_REQUEST_BODY" | "BAD_REQUEST_PARAMETERS";
  detail: string;
}

/** The template's request validators and models. */
export function createValidator(stack: Stack) {
  const validators = new Map(
    stack.all("AWS::ApiGateway::RequestValidator", ValidatorProperties).map(({ ref, properties }) => [ref, properties]),
  );
  const models = new Map(
    stack
      .all("AWS::ApiGateway::Model", ModelProperties)
      .map(({ id, ref, properties }) => [ref, compile(id, properties.Schema)]),
  );

  return function validate(method: Method, request: CheckedRequest): Violation | undefined {
    const validator = validators.get(method.validatorId ?? "");
    if (validator?.ValidateRequestParameters) {
      const missing = method.requiredParameters.filter((name) => !isPresent(name, request));
      const names = missing.map((name) => name.split(".").at(-1)).join(", ");
      if (missing.length > 0)
        return { type: "BAD_REQUEST_PARAMETERS", detail: `Missing required request parameters: [${names}]` };
    }
    if (!validator?.ValidateRequestBody) return undefined;
    const contentType = (request.headers["content-type"] ?? "application/json").split(";")[0]?.trim() ?? "";
    const schema = models.get(method.models[contentType] ?? "");
    if (!schema) return undefined;
    try {
      const parsed = schema.safeParse(JSON.parse(request.body));
      return parsed.success ? undefined : { type: "BAD_REQUEST_BODY", detail: z.prettifyError(parsed.error) };
    } catch (error) {
      return { type: "BAD_REQUEST_BODY", detail: messageOf(error) };
    }
  };
}

function compile(id: string, schema: unknown): z.ZodType {
  if (!isObject(schema)) throw new Error(`Model ${id} has no schema.`);
  // API Gateway reads JSON Schema draft 4.
  return z.fromJSONSchema(schema, { defaultTarget: "draft-4" });
}

/** `method.request.querystring.page` and the like. */
function isPresent(name: string, request: CheckedRequest): boolean {
  const [, kind, key = ""] = /^method\.request\.(querystring|header|path)\.(.+)$/.exec(name) ?? [];
  if (kind === "header") return request.headers[key.toLowerCase()] !== undefined;
  return (kind === "path" ? request.path : request.query)[key] !== undefined;
}
