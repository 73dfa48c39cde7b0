import type { Template } from "aws-cdk-lib/assertions";
import { readable, refersTo, resourcesOf } from "./synthesized.ts";

export interface Permission {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
}

/** One or many, as a list. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** Every permission of every role, one action on one resource each. */
export function permissionsOf(template: Template): Permission[] {
  return resourcesOf(template, "AWS::IAM::Role").flatMap(({ id: role, properties }) =>
    list(properties.Policies ?? [])
      .flatMap((policy) => statementsOf(policy))
      .flatMap(({ actions, resources }) =>
        actions.flatMap((action) => resources.map((resource) => ({ role, action, resource }))),
      ),
  );
}

function statementsOf(policy: unknown): { actions: string[]; resources: string[] }[] {
  const { PolicyDocument: document } = Object(policy);
  return list(document.Statement).map((statement) => {
    const { Action, Resource } = Object(statement);
    return { actions: list(Action).map(String), resources: list(Resource).map(readable) };
  });
}

/** `METHOD /path` of every method, with what guards it. */
export function methodsOf(template: Template) {
  const resources = new Map(resourcesOf(template, "AWS::ApiGateway::Resource").map((one) => [one.id, one.properties]));
  const pathOf = (id: string): string => {
    const resource = resources.get(id);
    return resource ? `${pathOf(refersTo(resource.ParentId))}/${resource.PathPart}` : "";
  };
  return resourcesOf(template, "AWS::ApiGateway::Method").map(({ id, properties }) => ({
    id,
    route: `${properties.HttpMethod} ${pathOf(refersTo(properties.ResourceId))}`,
    authorization: [properties.AuthorizationType, ...(properties.AuthorizationScopes ?? [])].join(" "),
    target: refersTo(properties.Integration.Uri["Fn::Join"][1].at(-2)),
  }));
}
