import { vi } from "vitest";
import { WorkReport } from "#shared/contracts/answers.ts";
import { events } from "#shared/contracts/events.ts";
import type { Work, WorkLine } from "#shared/domain/work.ts";
import { runWork } from "#shared/usecases/coordinators/work.ts";
import { workHandlers } from "#shared/usecases/coordinators/work-handlers.ts";
import { everything } from "#shared/usecases/everything.ts";
import { apiOver, type Parts } from "./api.ts";
import { aDuePrompt, messageOf } from "./prompts.ts";
import type { World } from "./world.ts";

const page = { accept: "text/html", "content-type": "application/json", "accept-language": "en-US" };

/** The API as a coordinator's page calls it: for pages, and with JSON bodies. */
export function deskOver(here: World, groups = "all-programmes") {
  const api = apiOver(here.ports);
  const call = async (route: Parameters<typeof api>[0], parts: Parts, body?: unknown) => {
    // The API reads the process clock, which the world's must be.
    vi.useFakeTimers({ toFake: ["Date"], now: here.now().epochMilliseconds });
    return api(route, { groups, ...(body !== undefined && { body: JSON.stringify(body) }), ...parts }).finally(() =>
      vi.useRealTimers(),
    );
  };
  return {
    /** A page, as text. */
    async page(route: Parameters<typeof api>[0], parts: Parts = {}, body?: unknown) {
      const { statusCode, body: html } = await call(route, { headers: page, ...parts }, body);
      return {
        status: statusCode,
        html,
        text: html
          .replace(/<style>.*?<\/style>/gs, "")
          .replace(/<[^>]+>/g, " ")
          .replace(/\s+/g, " "),
      };
    },
    /** The same as JSON. */
    async json(route: Parameters<typeof api>[0], parts: Parts = {}, body?: unknown) {
      const headers = { "content-type": "application/json", ...parts.headers };
      const { statusCode, body: text } = await call(route, { ...parts, headers }, body);
      return { status: statusCode, json: JSON.parse(text) };
    },
  };
}

/** A message of programme `demo`, as a path. */
export const ofDemo = (message: string) => ({ pathParameters: { programme: "demo", message } });

/** Ana's CV review at the minute it is due, and the desk. */
export async function mailScene() {
  const { here, ana, prompt } = await aDuePrompt();
  const decide = (act: "holdMessage" | "releaseMessage" | "leaveMessage", id = prompt) =>
    deskOver(here).json(act, ofDemo(id), {});
  return { here, ana, prompt, desk: deskOver(here), decide, now: () => messageOf(here, prompt) };
}

/** Does the work that was asked for, and gives what came of it with its lines. */
export async function workDone(here: World): Promise<{ work: Work; lines: WorkLine[] }> {
  const asked = here.bus.take().filter(({ name }) => name === "WorkRequested");
  for (const { detail } of asked)
    await runWork(events.WorkRequested.parse(detail), workHandlers, here.ports, here.now());
  const all = await everything(here.ports, "work", "demo");
  const work = all.sort((one, other) => (one.requestedAt < other.requestedAt ? 1 : -1))[0];
  if (!work) throw new Error("No work was asked for");
  const lines = await here.store.partsOf("workLine", work.id);
  WorkReport.parse({ ...work, lines, cursor: null });
  return { work, lines };
}
