import { Agent, request } from "node:http";
import { AwsError } from "./aws-errors.ts";
import { dynamoAsks, isSupported, isWrite } from "./dynamo-asks.ts";
import { authorizationOf, type Database } from "./dynamo-local.ts";
import type { Answer } from "./http.ts";
import type { Service, ServiceCall } from "./service.ts";

interface DynamoParts {
  database: Database;
  tableArn(name: string): string;
  /** Told after every successful write, with the invocation that made it. */
  onWrite(invocation: string | undefined): void;
  /** Asks the database to say with every answer what it used. */
  metered: boolean;
}

/** Headers that belong to a connection, not to a message. */
const hopByHop = new Set(["connection", "keep-alive", "transfer-encoding", "content-length", "host"]);

/** DynamoDB: the sandbox checks permissions and notes writes, DynamoDB Local does the work. */
export function createDynamo({ database, tableArn, onWrite, metered }: DynamoParts): Service & { close(): void } {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(database.url);

  function forward(call: ServiceCall): Promise<Answer> {
    const body = metered ? withUnits(call) : call.body;
    return new Promise((resolve, reject) => {
      const headers = Object.fromEntries(Object.entries(call.headers).filter(([name]) => !hopByHop.has(name)));
      const sent = request(
        {
          agent,
          hostname,
          port,
          method: "POST",
          path: "/",
          // Who asked was checked here; the database is the sandbox's, whichever function asks.
          headers: { ...headers, authorization: authorizationOf(database.key), "content-length": body.length },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            const answered: Answer["headers"] = {};
            for (const [name, value] of Object.entries(response.headers)) {
              if (value !== undefined && !hopByHop.has(name)) answered[name] = value;
            }
            resolve({ status: response.statusCode ?? 500, headers: answered, body: Buffer.concat(chunks) });
          });
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  }

  return {
    name: "dynamodb",
    faults: "dynamodb",
    throttle: {
      code: "com.amazonaws.dynamodb.v20120810#ThrottlingException",
      message: "Throughput exceeds the current capacity of your table or index (fault).",
    },
    protocol: "json",
    asks: (call) => dynamoAsks(call.action, call.body.toString("utf8"), tableArn),
    async handle(call) {
      if (!isSupported(call.action)) {
        throw new AwsError("UnknownOperationException", `The sandbox does not support dynamodb:${call.action}.`);
      }
      // A duplicated request is one the client retried although the first had arrived.
      if (call.duplicate) await forward(call);
      const answer = await forward(call);
      if (answer.status === 200 && isWrite(call.action)) onWrite(call.invocation);
      return answer;
    },
    close: () => agent.destroy(),
  };
}

/** The same call, asking for the units it uses, of the table and of each index. */
function withUnits({ action, body }: ServiceCall): Buffer {
  if (action.startsWith("Describe")) return body;
  const request: object = JSON.parse(body.toString("utf8"));
  return Buffer.from(JSON.stringify({ ...request, ReturnConsumedCapacity: "INDEXES" }));
}
