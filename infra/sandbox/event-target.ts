import * as z from "zod";
import { isObject, toSeconds } from "./values.ts";

/** A rule's target, as far as it shapes the event. */
export const TargetInput = z.object({
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z
    .object({ InputPathsMap: z.record(z.string(), z.string()).default({}), InputTemplate: z.string() })
    .optional(),
});
export type TargetInput = z.infer<typeof TargetInput>;

/** The value at `$.detail.items[0].name`. Only plain paths; anything cleverer is an error. */
export function valueAt(path: string, event: unknown): unknown {
  if (!/^\$(\.[\w-]+|\['[^']+'\]|\[\d+\])*$/.test(path))
    throw new Error(`The sandbox does not know the JSON path ${path}.`);
  let value: unknown = event;
  for (const [, dotted, quoted, index] of path.matchAll(/\.([\w-]+)|\['([^']+)'\]|\[(\d+)\]/g)) {
    if (index !== undefined) value = Array.isArray(value) ? value[Number(index)] : undefined;
    else value = isObject(value) ? value[dotted ?? quoted ?? ""] : undefined;
  }
  return value;
}

/** What a target is sent for an event. */
export function targetPayload(
  target: TargetInput,
  event: unknown,
  rule: { arn: string; name: string },
  now: number,
): string {
  if (target.Input !== undefined) return target.Input;
  if (target.InputPath !== undefined) return JSON.stringify(valueAt(target.InputPath, event) ?? {});
  if (!target.InputTransformer) return JSON.stringify(event);
  const { InputPathsMap: paths, InputTemplate: template } = target.InputTransformer;
  const reserved: Record<string, unknown> = {
    "aws.events.rule-arn": rule.arn,
    "aws.events.rule-name": rule.name,
    "aws.events.event.ingestion-time": toSeconds(now),
    "aws.events.event": event,
    "aws.events.event.json": event,
  };
  let output = "";
  let last = 0;
  for (const found of template.matchAll(/<([\w.-]+)>/g)) {
    const name = found[1] ?? "";
    const path = paths[name];
    const value = path === undefined ? reserved[name] : valueAt(path, event);
    output += template.slice(last, found.index);
    output += isInsideString(output) ? insideString(value) : JSON.stringify(value ?? null);
    last = found.index + found[0].length;
  }
  return output + template.slice(last);
}

/** Inside quotes a placeholder is text, outside it is a JSON value: an odd number of unescaped quotes came before. */
function isInsideString(before: string): boolean {
  return (before.replace(/\\./g, "").match(/"/g)?.length ?? 0) % 2 === 1;
}

function insideString(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value ?? "");
  return JSON.stringify(text).slice(1, -1);
}
