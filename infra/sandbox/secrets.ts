import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";
import { AwsError, jsonResult } from "./aws-errors.ts";
import type { Randomness } from "./random.ts";
import type { Service } from "./service.ts";
import type { Resource, Stack } from "./stack.ts";
import { toSeconds } from "./values.ts";

const SecretProperties = z.object({
  SecretString: z.string().optional(),
  GenerateSecretString: z
    .object({
      SecretStringTemplate: z.string().optional(),
      GenerateStringKey: z.string().optional(),
      PasswordLength: z.coerce.number().default(32),
      ExcludeCharacters: z.string().default(""),
      ExcludePunctuation: z.boolean().default(false),
      ExcludeNumbers: z.boolean().default(false),
      ExcludeLowercase: z.boolean().default(false),
      ExcludeUppercase: z.boolean().default(false),
      IncludeSpace: z.boolean().default(false),
    })
    .optional(),
});
type SecretProperties = z.infer<typeof SecretProperties>;

const SecretRequest = z.object({ SecretId: z.string(), VersionStage: z.string().optional() });

/** Secrets Manager's alphabet. */
const alphabet = {
  lower: "abcdefghijklmnopqrstuvwxyz",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  digits: "0123456789",
  punctuation: "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
};

/** The value Secrets Manager would make for a new secret. */
export function generateSecret(properties: SecretProperties, label: string, randomness: Randomness): string {
  const { SecretString, GenerateSecretString: wanted } = properties;
  if (!wanted) return SecretString ?? "";
  const characters = [
    wanted.ExcludeLowercase ? "" : alphabet.lower,
    wanted.ExcludeUppercase ? "" : alphabet.upper,
    wanted.ExcludeNumbers ? "" : alphabet.digits,
    wanted.ExcludePunctuation ? "" : alphabet.punctuation,
    wanted.IncludeSpace ? " " : "",
  ]
    .join("")
    .split("")
    .filter((character) => !wanted.ExcludeCharacters.includes(character));
  const bytes = randomness.bytes(`secret ${label}`, wanted.PasswordLength * 4);
  let password = "";
  for (let index = 0; index < wanted.PasswordLength; index += 1) {
    password += characters[bytes.readUInt32BE(index * 4) % characters.length] ?? "";
  }
  if (!wanted.SecretStringTemplate || !wanted.GenerateStringKey) return password;
  const template = z.record(z.string(), z.unknown()).parse(JSON.parse(wanted.SecretStringTemplate));
  return JSON.stringify({ ...template, [wanted.GenerateStringKey]: password });
}

/** Secrets Manager, with values that are made once and kept in `file`, if there is one. */
export function createSecrets(stack: Stack, randomness: Randomness, file: string | undefined, now: number): Service {
  const kept =
    file && existsSync(file) ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, "utf8"))) : {};
  const secrets = stack.all("AWS::SecretsManager::Secret", SecretProperties);
  const values: Record<string, string> = { ...kept };
  for (const { id, properties } of secrets) values[id] ??= generateSecret(properties, id, randomness);
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(values), { mode: 0o600 });
  }

  function find(body: Buffer): Resource<SecretProperties> {
    const { SecretId } = SecretRequest.parse(JSON.parse(body.toString("utf8")));
    const found = secrets.find(
      ({ ref }) => ref === SecretId || ref.replace(/^.*:secret:/, "").replace(/-[^-]{6}$/, "") === SecretId,
    );
    if (!found) throw new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    return found;
  }

  return {
    name: "secretsmanager",
    faults: undefined,
    throttle: { code: "ThrottlingException", message: "Rate exceeded" },
    protocol: "json",
    asks: (call) => [{ action: `secretsmanager:${call.action}`, resource: find(call.body).ref }],
    async handle(call) {
      const { id, ref } = find(call.body);
      const description = {
        ARN: ref,
        Name: ref.replace(/^.*:secret:/, "").replace(/-[^-]{6}$/, ""),
        CreatedDate: now / 1000,
      };
      if (call.action === "DescribeSecret") return jsonResult(description);
      if (call.action !== "GetSecretValue") {
        throw new AwsError("UnknownOperationException", `The sandbox does not support secretsmanager:${call.action}.`);
      }
      return jsonResult({
        ...description,
        SecretString: values[id],
        VersionId: `since ${toSeconds(now)}`,
        VersionStages: ["AWSCURRENT"],
      });
    },
  };
}
