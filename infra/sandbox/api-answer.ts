import * as z from "zod";
import { isBinary } from "./api-event.ts";
import type { Answer } from "./http.ts";

const HeaderValue = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** What a function behind a Lambda proxy integration must answer. Anything else is a 502. */
const ProxyAnswer = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), HeaderValue).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(HeaderValue)).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** Headers API Gateway keeps for itself; a function's own come out under another name, or not at all. */
const remapped = new Set(["www-authenticate", "date", "server", "connection", "content-length", "host", "user-agent"]);
const dropped = new Set(["transfer-encoding", "keep-alive", "upgrade", "trailer"]);
/** The most a function may answer. */
const mostBytes = 6 * 1024 * 1024;

/** Turns a function's answer into HTTP; undefined when it is malformed. */
export function httpAnswer(
  payload: string,
  accept: string | undefined,
  binaryMediaTypes: string[],
): Answer | undefined {
  if (Buffer.byteLength(payload) > mostBytes) return undefined;
  const parsed = ProxyAnswer.safeParse(JSON.parse(payload));
  if (!parsed.success) return undefined;
  const { statusCode, headers, multiValueHeaders, body, isBase64Encoded } = parsed.data;
  const collected = new Map<string, string[]>();
  for (const [name, value] of Object.entries(headers ?? {})) collected.set(name.toLowerCase(), [value]);
  // Where both give a header, the values come together and duplicates go.
  for (const [name, values] of Object.entries(multiValueHeaders ?? {})) {
    const key = name.toLowerCase();
    collected.set(key, [...new Set([...values, ...(collected.get(key) ?? [])])]);
  }
  const answered: Record<string, string | string[]> = {};
  for (const [name, values] of collected) {
    if (dropped.has(name)) continue;
    const [only = ""] = values;
    answered[remapped.has(name) ? `x-amzn-remapped-${name}` : name] = values.length === 1 ? only : values;
  }
  answered["content-type"] ??= "application/json";
  // API Gateway decodes only what the client's first accepted type makes binary.
  const firstAccepted = (accept ?? "*/*").split(",")[0] ?? "";
  const decode =
    isBase64Encoded === true && (isBinary(firstAccepted, binaryMediaTypes) || binaryMediaTypes.includes("*/*"));
  return { status: statusCode, headers: answered, body: decode ? Buffer.from(body ?? "", "base64") : (body ?? "") };
}
