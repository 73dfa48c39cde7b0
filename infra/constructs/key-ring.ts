import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import type * as z from "zod";
import type { KeyRingEnv } from "#shared/contracts/env.ts";
import type { Grant } from "./grant.ts";

/** The secret from which every link's key and every address hash is derived. */
export class KeyRing extends Construct {
  private readonly secret: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.secret = new Secret(this, "Secret", {
      description: "Almanac's key ring: the keys of all links in mail are derived from it.",
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      // Without it no link in any mail works any more, and no address is recognised.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.secret).acknowledge({
      id: "AwsSolutions-SMG4",
      reason:
        "Rotating on a timer would break every link of the past year, unsubscribe links among them. Keys are rotated by hand, as the README describes, after a suspected leak.",
    });
  }

  /** Reading the key ring. */
  grantRead(): Grant {
    const environment: z.infer<typeof KeyRingEnv> = { KEY_RING_SECRET_ID: this.secret.secretArn };
    const statement = new PolicyStatement({
      actions: ["secretsmanager:GetSecretValue"],
      resources: [this.secret.secretArn],
    });
    return { environment, statements: [statement] };
  }
}
