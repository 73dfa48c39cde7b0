import type { RouteHandlers } from "#functions/runtime/http.ts";
import { showWork } from "#shared/usecases/coordinators/show-work.ts";
import type { Ports } from "#shared/usecases/ports.ts";

/** The routes of the console with their use cases, as the entries wire them. */
export const deskHandlers: RouteHandlers<Ports> = {
  showWork: { handle: showWork },
};
