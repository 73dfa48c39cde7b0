import * as z from "zod";
import { AwsError, jsonResult } from "./aws-errors.ts";
import { busName, type Events } from "./events.ts";
import type { Service } from "./service.ts";

const PutEvents = z.object({
  Entries: z
    .array(
      z.object({
        Source: z.string().optional(),
        DetailType: z.string().optional(),
        Detail: z.string().optional(),
        EventBusName: z.string().optional(),
        Resources: z.array(z.string()).default([]),
        Time: z.number().optional(),
      }),
    )
    .min(1)
    .max(10),
});

/** The EventBridge endpoint: what functions call. */
export function createEventsApi(events: Events, arnOfBus: (name: string) => string): Service {
  function put(entry: z.infer<typeof PutEvents>["Entries"][number]) {
    const bus = busName(entry.EventBusName ?? "default");
    if (!entry.Source || !entry.DetailType || !entry.Detail) {
      return { ErrorCode: "InvalidArgument", ErrorMessage: "Parameter Source, DetailType and Detail are required." };
    }
    // Only AWS itself may speak as AWS.
    if (entry.Source.startsWith("aws."))
      return { ErrorCode: "NotAuthorizedForSourceException", ErrorMessage: "Not authorized for the source." };
    let detail: unknown;
    try {
      detail = JSON.parse(entry.Detail);
    } catch {
      return { ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed." };
    }
    const time = entry.Time === undefined ? {} : { time: entry.Time * 1000 };
    // EventBridge takes events for a bus that does not exist, and drops them.
    return {
      EventId: events.publish({
        bus,
        source: entry.Source,
        detailType: entry.DetailType,
        detail,
        resources: entry.Resources,
        ...time,
      }),
    };
  }

  const parse = (body: Buffer) => PutEvents.parse(JSON.parse(body.toString("utf8"))).Entries;
  return {
    name: "events",
    faults: undefined,
    throttle: { code: "ThrottlingException", message: "Rate exceeded" },
    protocol: "json",
    asks: (call) =>
      [...new Set(parse(call.body).map((entry) => busName(entry.EventBusName ?? "default")))].map((bus) => ({
        action: `events:${call.action}`,
        resource: events.buses.get(bus) ?? arnOfBus(bus),
      })),
    async handle(call) {
      if (call.action !== "PutEvents")
        throw new AwsError("UnknownOperationException", `The sandbox does not support events:${call.action}.`);
      const Entries = parse(call.body).map(put);
      return jsonResult({ FailedEntryCount: Entries.filter((entry) => "ErrorCode" in entry).length, Entries });
    },
  };
}
