import { mustRun } from "../coordinators/allowed.ts";
import type { Reply, RequestOf } from "../http.ts";
import type { Ports } from "../ports.ts";

/** Mail that a person must decide on: nobody knows whether it went out, or it could not be written. */
export async function listHeldMail(request: RequestOf<"listHeldMail">, ports: Pick<Ports, "store">): Promise<Reply> {
  mustRun(request, request.parameters.programme);
  const { state = "PARKED", cursor, limit } = request.query;
  const page = await ports.store.list("message", request.parameters.programme, { state, cursor, limit });
  return { status: 200, json: { items: page.items, cursor: page.cursor ?? null } };
}
