import { DescribeTableCommand, type DynamoDBClient, ResourceNotFoundException } from "@aws-sdk/client-dynamodb";
import { kept } from "./kept.ts";

/** Seconds. A table may be deleted and put back under its name while a process lives; that takes longer than this. */
const keptFor = 60;

/** What names the table itself, whatever it is called. Kept for a while, and forgotten as soon as the table was found gone. */
export function identityReader(client: DynamoDBClient, TableName: string, clock: () => number) {
  const known = kept(keptFor, clock, async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    const identity = Table?.TableId ?? Table?.TableArn;
    if (identity === undefined) throw new Error("DynamoDB names neither id nor ARN of the table");
    return identity;
  });
  return {
    identity: () => known.value(),
    /** The same answer; where it says that there is no such table, what is there later is another one. */
    async unlessGone<Answer>(answer: Promise<Answer>): Promise<Answer> {
      try {
        return await answer;
      } catch (error) {
        if (error instanceof ResourceNotFoundException) known.forget();
        throw error;
      }
    },
  };
}
