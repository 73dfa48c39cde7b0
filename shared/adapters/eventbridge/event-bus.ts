import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { eventSource } from "../../contracts/events.ts";
import type { EventBus } from "../../usecases/ports.ts";

/** Almanac's own bus. */
export function eventBridgeBus(client: EventBridgeClient, busName: string): EventBus {
  return {
    async publish(name, detail) {
      const entry = { EventBusName: busName, Source: eventSource, DetailType: name, Detail: JSON.stringify(detail) };
      const { FailedEntryCount = 0, Entries = [] } = await client.send(new PutEventsCommand({ Entries: [entry] }));
      if (FailedEntryCount > 0) throw new Error(`EventBridge refused ${name}: ${Entries[0]?.ErrorCode}`);
    },
  };
}
