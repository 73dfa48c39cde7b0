import type { PolicyStatement } from "aws-cdk-lib/aws-iam";

/** A permission and the environment that makes it usable: never one without the other. */
export interface Grant {
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
}
