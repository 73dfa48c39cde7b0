import type { WorkKind } from "../../domain/work.ts";
import type { Ports } from "../ports.ts";
import type { WorkHandler } from "./work.ts";

/** What long work may use. */
export type WorkPorts = Pick<Ports, "store" | "queue" | "bus" | "links" | "addresses" | "zones" | "site">;

/** Every kind of long work, with what does it. */
export const workHandlers: Partial<Record<WorkKind, WorkHandler<WorkPorts>>> = {};
