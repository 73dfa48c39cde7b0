import { spawnSync } from "node:child_process";

/** Deploys, handing every argument on to CDK, and ends with what a person has to do next. */
const { status } = spawnSync("cdk", ["deploy", "Almanac", ...process.argv.slice(2)], { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);
process.stdout.write(`
Deployed. No mail leaves yet: the brake is on until somebody arms it for this very table.

  1. Put the three DKIM records of the outputs into the DNS of your mail domain, and wait until SES calls it verified.
  2. Confirm the subscription mail that AWS sent to your alarm address.
  3. Create a coordinator:   aws cognito-idp admin-create-user --user-pool-id <UserPoolId> --username you@example.org
     and let them run all:   aws cognito-idp admin-add-user-to-group --user-pool-id <UserPoolId> --username you@example.org --group-name all-programmes
  4. Arm the brake, with a coordinator's or the machine client's access token:
                             curl -X POST <ApiUrl>/admin/brake -H "authorization: Bearer <token>"
  5. The coordinator signs in at <ConsoleUrl>.

The README's section "Operating" says what each alarm means.
`);
