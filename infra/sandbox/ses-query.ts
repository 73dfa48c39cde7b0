import type { Answer } from "./http.ts";
import type { RawEmail } from "./ses-rules.ts";
import { escapeMarkup } from "./values.ts";

/** The values of `prefix.1`, `prefix.2`, … in their order. */
function members(form: URLSearchParams, prefix: string): string[] {
  const values: string[] = [];
  for (let index = 1; ; index += 1) {
    const value = form.get(`${prefix}.${index}`);
    if (value === null) return values;
    values.push(value);
  }
}

/** Decodes a form-encoded SendRawEmail. */
export function parseSendRawEmail(form: URLSearchParams): RawEmail {
  const tags: [string, string][] = [];
  for (let index = 1; form.has(`Tags.member.${index}.Name`); index += 1) {
    tags.push([form.get(`Tags.member.${index}.Name`) ?? "", form.get(`Tags.member.${index}.Value`) ?? ""]);
  }
  return {
    raw: Buffer.from(form.get("RawMessage.Data") ?? "", "base64"),
    source: form.get("Source") ?? undefined,
    destinations: members(form, "Destinations.member"),
    configurationSet: form.get("ConfigurationSetName") ?? undefined,
    tags,
  };
}

/** A successful answer of the Query protocol. */
export function queryResult(action: string, result: Record<string, string>, requestId: string): Answer {
  const fields = Object.entries(result).map(([name, value]) => `<${name}>${escapeMarkup(value)}</${name}>`);
  return queryAnswer(action, fields.join(""), requestId);
}

/** The same around a result that is XML already. */
export function queryAnswer(action: string, result: string, requestId: string): Answer {
  return {
    status: 200,
    headers: { "content-type": "text/xml" },
    body: `<${action}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`,
  };
}
