import { type App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { inject } from "vitest";
import { buildApp } from "#infra/app.ts";
import { bundlesIn } from "../support/bundles.ts";
import { inTemporaryFolder } from "./temporary.ts";

export interface Synthesized {
  readonly app: App;
  readonly stack: Stack;
  readonly template: Template;
}

let made: Synthesized | undefined;

/** The bundles of all infra tests. */
export const sharedBundles = () => bundlesIn(inject("bundles"));

/** The app's one stack, synthesized once. Without the checks, which take seconds and have a test of their own. */
export function synthesized(): Synthesized {
  made ??= synthesize();
  return made;
}

function synthesize(): Synthesized {
  return inTemporaryFolder((outdir) => {
    const app = buildApp({ outdir, checked: false, bundles: sharedBundles() });
    const stack = app.node.findChild("Almanac");
    if (!Stack.isStack(stack)) throw new Error("Almanac is not a stack");
    return { app, stack, template: Template.fromStack(stack) };
  });
}

/** Resources of a type: logical id, properties, and what becomes of them with the stack. */
export function resourcesOf(template: Template, type: string) {
  return Object.entries(template.findResources(type)).map(
    ([id, { Properties: properties = {}, DeletionPolicy: deletion }]) => ({
      id,
      properties,
      deletion,
    }),
  );
}

/** The only resource of a type. */
export function only(template: Template, type: string) {
  const [first, ...others] = resourcesOf(template, type);
  if (!first || others.length > 0) throw new Error(`There is not exactly one ${type}`);
  return first;
}

/** The logical id that a `Ref` or `Fn::GetAtt` names. */
export function refersTo(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return /"(?:Ref|Fn::GetAtt)":\[?"([^"]+)"/.exec(text)?.[1] ?? text;
}

/** A value as one line: `Fn::Join` joined, references in angle brackets. */
export function readable(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return String(value);
  const [[key, inner] = ["", undefined]] = Object.entries(value);
  if (key === "Ref") return `<${inner}>`;
  if (key === "Fn::GetAtt" && Array.isArray(inner)) return `<${inner.join(".")}>`;
  if (key === "Fn::Join" && Array.isArray(inner)) return inner[1].map(readable).join(inner[0]);
  return JSON.stringify(value);
}
