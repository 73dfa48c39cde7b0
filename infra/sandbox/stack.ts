import type * as z from "zod";
import { type Identity, identities } from "./attributes.ts";
import { type Lookup, noValue, resolveValue } from "./intrinsics.ts";
import type { Template } from "./template.ts";
import { isObject, messageOf } from "./values.ts";

/** One resource of the template, its properties resolved and parsed. */
export interface Resource<T> {
  id: string;
  ref: string;
  arn: string;
  /** What `Fn::GetAtt` gives. */
  attributes: Record<string, string>;
  properties: T;
}

/** The template, resolved for this machine: what a deployed CloudFormation stack is to AWS. */
export interface Stack {
  name: string;
  region: string;
  account: string;
  /** All resources of a type whose condition holds. Properties that do not fit the shape are an error naming the resource. */
  all<T>(type: string, shape: z.ZodType<T>): Resource<T>[];
  outputs(): Record<string, unknown>;
}

/** What a stack is resolved against. */
export interface StackSettings {
  name: string;
  region: string;
  account: string;
  queueHost: string;
  parameters: Record<string, string>;
}

/** Resolves a template. Resource types the sandbox does not know, and parameters without a value, stop it here. */
export function createStack(template: Template, settings: StackSettings): Stack {
  refuseUnknownTypes(template);
  const { name, region, account } = settings;
  const identitiesById = new Map<string, Identity>();
  const pseudo: Record<string, unknown> = {
    "AWS::AccountId": account,
    "AWS::Region": region,
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::StackName": name,
    "AWS::StackId": `arn:aws:cloudformation:${region}:${account}:stack/${name}/sandbox`,
    "AWS::NoValue": noValue,
    "AWS::NotificationARNs": [],
  };

  function identityOf(id: string): Identity {
    const known = identitiesById.get(id);
    if (known) return known;
    const resource = template.Resources[id];
    if (!resource) throw new Error(`The template refers to ${id}, which is neither a resource nor a parameter.`);
    const identity = identities[resource.Type]?.({
      id,
      stack: name,
      region,
      account,
      queueHost: settings.queueHost,
      property(property) {
        const value = resolveValue(resource.Properties[property], lookup);
        return typeof value === "string" ? value : undefined;
      },
    });
    if (!identity) throw new Error(`Unknown resource type ${resource.Type} (${id}).`);
    identitiesById.set(id, identity);
    return identity;
  }

  function parameter(id: string): string {
    const given = settings.parameters[id] ?? template.Parameters[id]?.Default;
    if (given === undefined) throw new Error(`The template's parameter ${id} has no default and was given no value.`);
    return String(given);
  }

  const lookup: Lookup = {
    ref(id) {
      if (id in pseudo) return pseudo[id];
      return id in template.Parameters ? parameter(id) : identityOf(id).ref;
    },
    attribute(id, attribute) {
      const value = identityOf(id).attributes[attribute];
      if (value === undefined)
        throw new Error(`The sandbox knows no attribute ${attribute} of ${template.Resources[id]?.Type} (${id}).`);
      return value;
    },
    condition(id) {
      if (!(id in template.Conditions)) throw new Error(`The template has no condition ${id}.`);
      return resolveValue(template.Conditions[id], lookup) === true;
    },
    mapping(map, first, second) {
      const value = template.Mappings[map]?.[first]?.[second];
      if (value === undefined) throw new Error(`The template maps nothing at ${map}.${first}.${second}.`);
      return value;
    },
  };

  return {
    name,
    region,
    account,
    all(type, shape) {
      if (!(type in identities)) throw new Error(`attributes.ts does not list ${type}.`);
      return Object.entries(template.Resources)
        .filter(
          ([, resource]) => resource.Type === type && (!resource.Condition || lookup.condition(resource.Condition)),
        )
        .map(([id, resource]) => {
          try {
            const identity = identityOf(id);
            const properties = shape.parse(withoutSecretsReferences(resolveValue(resource.Properties, lookup)));
            const { ref, attributes } = identity;
            const { Arn: arn = ref } = attributes;
            return { id, ref, arn, attributes, properties };
          } catch (error) {
            throw new Error(`${type} ${id}: ${messageOf(error)}`, { cause: error });
          }
        });
    },
    outputs: () =>
      Object.fromEntries(
        Object.entries(template.Outputs).map(([id, output]) => [id, resolveValue(output.Value, lookup)]),
      ),
  };
}

function refuseUnknownTypes(template: Template): void {
  const unknown = Object.entries(template.Resources).filter(([, resource]) => !(resource.Type in identities));
  if (unknown.length === 0) return;
  const names = unknown.map(([id, resource]) => `${resource.Type} (${id})`).join(", ");
  throw new Error(
    `The sandbox does not know these resources: ${names}. Teach it (infra/sandbox/attributes.ts) or leave them out.`,
  );
}

/** `{{resolve:…}}` is replaced by CloudFormation at deploy time; running on with the text itself would hide a mistake. */
function withoutSecretsReferences(value: unknown): unknown {
  if (typeof value === "string" && value.includes("{{resolve:"))
    throw new Error(`dynamic references are not supported: ${value}`);
  if (Array.isArray(value)) value.forEach(withoutSecretsReferences);
  else if (isObject(value)) Object.values(value).forEach(withoutSecretsReferences);
  return value;
}
