import { RemovalPolicy } from "aws-cdk-lib";
import {
  type Attribute,
  AttributeType,
  BillingMode,
  ProjectionType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import type * as z from "zod";
import type { JournalEnv, TableEnv } from "#shared/contracts/env.ts";
import { table as contract, journal as journalContract } from "#shared/contracts/table.ts";
import type { JournalAction, Queried, TableAction } from "../function-row.ts";
import type { Grant } from "./grant.ts";

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING });

/** Neither table goes with the stack, and both can be put back to any second of the last 35 days. */
const kept = {
  billingMode: BillingMode.PAY_PER_REQUEST,
  encryption: TableEncryption.AWS_MANAGED,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

/**
 * The one table, built from the contract. It outlives the stack: people's year is in it. Beside it the journal, which is
 * not put back when the table is: it knows what was sent since.
 */
export class DataTable extends Construct {
  readonly table: Table;
  private readonly journal: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // `Table`, not `TableV2`: the check for point-in-time recovery looks at AWS::DynamoDB::Table alone.
    this.table = new Table(this, "Table", {
      partitionKey: text(contract.partitionKey),
      sortKey: text(contract.sortKey),
      timeToLiveAttribute: contract.timeToLive,
      ...kept,
    });
    this.journal = new Table(this, "Journal", {
      partitionKey: text(journalContract.partitionKey),
      timeToLiveAttribute: journalContract.timeToLive,
      ...kept,
    });
    for (const index of Object.values(contract.indexes)) {
      this.table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: text(index.partitionKey),
        sortKey: text(index.sortKey),
        projectionType: index.keysOnly ? ProjectionType.KEYS_ONLY : ProjectionType.ALL,
      });
    }
  }

  /** These actions on the table, queries on these of its indexes, and nothing else. */
  grant(actions: readonly TableAction[], queried: readonly Queried[]): Grant {
    const statements = [];
    if (actions.length > 0) {
      const named = actions.map((action) => `dynamodb:${action}`);
      statements.push(new PolicyStatement({ actions: named, resources: [this.table.tableArn] }));
    }
    if (queried.length > 0) {
      const resources = queried.map((what) => this.arnOf(what));
      statements.push(new PolicyStatement({ actions: ["dynamodb:Query"], resources }));
    }
    const environment: z.infer<typeof TableEnv> = { TABLE_NAME: this.table.tableName };
    return { environment, statements };
  }

  /** These actions on the journal, and nothing else. */
  grantJournal(actions: readonly JournalAction[]): Grant {
    const environment: z.infer<typeof JournalEnv> = { JOURNAL_TABLE_NAME: this.journal.tableName };
    const named = actions.map((action) => `dynamodb:${action}`);
    const resources = [this.journal.tableArn];
    return { environment, statements: [new PolicyStatement({ actions: named, resources })] };
  }

  private arnOf(what: Queried): string {
    return what === "table" ? this.table.tableArn : `${this.table.tableArn}/index/${contract.indexes[what].name}`;
  }
}
