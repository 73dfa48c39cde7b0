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
import type { TableEnv } from "#shared/contracts/env.ts";
import { table as contract } from "#shared/contracts/table.ts";
import type { Queried, TableAction } from "../function-row.ts";
import type { Grant } from "./grant.ts";

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING });

/** The one table, built from the contract. It outlives the stack: people's year is in it. */
export class DataTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // `Table`, not `TableV2`: the check for point-in-time recovery looks at AWS::DynamoDB::Table alone.
    this.table = new Table(this, "Table", {
      partitionKey: text(contract.partitionKey),
      sortKey: text(contract.sortKey),
      timeToLiveAttribute: contract.timeToLive,
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
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

  private arnOf(what: Queried): string {
    return what === "table" ? this.table.tableArn : `${this.table.tableArn}/index/${contract.indexes[what].name}`;
  }
}
