import { Validations } from "aws-cdk-lib";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Bundles } from "../bundle.ts";
import type { FunctionRow, Use } from "../function-row.ts";
import { functions } from "../functions.ts";
import { logSettings } from "./access-log.ts";
import type { DataTable } from "./data-table.ts";
import { AlmanacFunction } from "./function.ts";
import type { Grant } from "./grant.ts";
import { identityWildcard } from "./mail-sender.ts";
import type { Undelivered } from "./undelivered.ts";

export interface FunctionSetProps {
  readonly bundles: Bundles;
  readonly table: DataTable;
  readonly undelivered: Undelivered;
  /** What each use gives. Made anew for each function: statements belong to one policy. */
  readonly uses: Readonly<Record<Use, () => Grant>>;
}

/** All functions, each with exactly what its row says. */
export class FunctionSet extends Construct {
  private readonly byEntry = new Map<string, AlmanacFunction>();
  private readonly logs = new Map<string, LogGroup>();

  constructor(scope: Construct, id: string, props: FunctionSetProps) {
    super(scope, id);
    const rows: Record<string, FunctionRow> = functions;
    for (const [entry, row] of Object.entries(rows)) {
      const grants = (row.uses ?? []).map((use) => props.uses[use]());
      if (row.table || row.query) grants.push(props.table.grant(row.table ?? [], row.query ?? []));
      if (row.journal) grants.push(props.table.grantJournal(row.journal));
      const made = new AlmanacFunction(this, entry.replace("/", "-"), {
        row,
        folder: props.bundles.folderOf(entry),
        grants,
        log: this.logOf(entry),
        undelivered: props.undelivered,
      });
      if (row.uses?.includes("mail")) acknowledgeIdentities(made);
      if (row.uses?.includes("quota")) acknowledgeAccount(made);
      this.byEntry.set(entry, made);
    }
  }

  /** The function of an entry file: `jobs/plan` for `functions/jobs/plan.ts`. */
  of(entry: string): LambdaFunction {
    const found = this.byEntry.get(entry);
    if (!found) throw new Error(`There is no function ${entry}: infra/functions.ts has no row for it.`);
    return found.lambda;
  }

  /** One log for the functions of a folder: a stack holds 500 resources at most, and Lambda names its streams by function. */
  logOf(entry: string): LogGroup {
    const [folder = entry] = entry.split("/");
    const log = this.logs.get(folder) ?? new LogGroup(this, `${folder}-log`, logSettings);
    this.logs.set(folder, log);
    return log;
  }
}

function acknowledgeAccount(made: AlmanacFunction): void {
  Validations.of(made.role).acknowledge({
    id: "AwsSolutions-IAM5[Resource::*]",
    reason:
      "The sending rate, the quota and what SES counted are of the account as a whole: these two actions only read, and SES knows no resource for them.",
  });
}

function acknowledgeIdentities(made: AlmanacFunction): void {
  Validations.of(made.role).acknowledge({
    id: identityWildcard,
    reason:
      "While SES has the account in its sandbox, it also checks the permission on the recipient's identity, which is not known beforehand. The condition on ses:FromAddress allows the programme's mailbox as the only sender.",
  });
}
