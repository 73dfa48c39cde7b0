import * as fc from "fast-check";
import type { Route } from "#shared/contracts/route.ts";
import type { Parts } from "./api.ts";
import { anyText, valuesOf } from "./fuzz-values.ts";

/** A body as it is sent, with its type; without one, any header will do. */
export type Payload = Pick<Parts, "body" | "isBase64Encoded"> & { readonly type?: string };

/** Fields as a browser sends a form. */
function asForm(fields: unknown): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(Object(fields)))
    for (const one of [value].flat()) form.append(name, typeof one === "string" ? one : JSON.stringify(one ?? ""));
  return `${form}`;
}

const nonsense: fc.Arbitrary<Payload> = fc.oneof(
  fc
    .uint8Array({ maxLength: 200 })
    .map((bytes) => ({ body: Buffer.from(bytes).toString("base64"), isBase64Encoded: true })),
  anyText.map((body) => ({ body })),
  fc.constant({ body: null }),
);

/** Bodies of a route: mostly what its schema wants, as JSON or as a form, sometimes nonsense. */
export function bodyOf(route: Route): fc.Arbitrary<Payload> {
  if (route.body === undefined) return fc.oneof({ weight: 4, arbitrary: fc.constant({ body: null }) }, nonsense);
  const wanted = valuesOf(route.body);
  const json = wanted.map((value) => ({ body: JSON.stringify(value) ?? "", type: "application/json" }));
  const form = wanted.map((value) => ({ body: asForm(value), type: "application/x-www-form-urlencoded" }));
  return fc.oneof({ weight: 5, arbitrary: json }, { weight: 4, arbitrary: form }, { weight: 1, arbitrary: nonsense });
}
