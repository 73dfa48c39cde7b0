import { Problem } from "#shared/domain/errors.ts";

/** Bytes. The sign-up form is under 1 kB; API Gateway alone would pass 10 MB on. */
const usualMost = 16 * 1024;

interface RawBody {
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly mostBytes?: number | undefined;
}

/**
 * Reads a request's body: JSON, a form, a CSV file as its `text`, or nothing. A multipart body is only ever that of a one-click unsubscribe, in
 * which nothing needs reading. @throws Problem when it is too large, malformed, or of another type.
 */
export function readBody({ body, isBase64Encoded, headers, mostBytes = usualMost }: RawBody): unknown {
  if (body === null || body === "") return undefined;
  const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  if (bytes.length > mostBytes) throw new Problem("too-large", `The body may have at most ${mostBytes} bytes.`);
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const text = utf8(bytes);
  if (type === "multipart/form-data") return undefined;
  if (type === "application/x-www-form-urlencoded") return fields(text);
  if (type === "text/csv") return { text };
  if (type === "application/json" || type.endsWith("+json")) return json(text);
  throw new Problem("unsupported-media-type", "Send application/json or application/x-www-form-urlencoded.");
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem("invalid-request", "The body is not valid UTF-8.");
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("invalid-request", "The body is not valid JSON.");
  }
}

/** A form's fields; one that comes more than once is a list. */
function fields(text: string): Record<string, unknown> {
  const form = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) form.set(name, [...(form.get(name) ?? []), value]);
  return Object.fromEntries([...form].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}
