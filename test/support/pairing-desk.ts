import { vi } from "vitest";
import type { RouteName } from "#shared/contracts/routes.ts";
import { apiOver, type Parts } from "./api.ts";
import type { World } from "./world.ts";

/** The pairing part of the desk over a world and its clock, as a coordinator calls it. */
export function pairingDesk(here: World, groups = "demo") {
  const api = apiOver(here.ports);

  async function call(route: RouteName, path: Record<string, string>, parts: Parts = {}) {
    vi.useFakeTimers({ toFake: ["Date"], now: here.now().epochMilliseconds });
    const answer = await api(route, { groups, pathParameters: { programme: "demo", ...path }, ...parts });
    vi.useRealTimers();
    await here.work();
    return answer;
  }

  return {
    /** What a route answers as JSON. */
    async json(route: RouteName, path: Record<string, string> = {}, parts: Parts = {}) {
      const { statusCode, body } = await call(route, path, parts);
      return { status: statusCode, body: JSON.parse(body) };
    },
    /** A page as it reads, without its markup. */
    async page(route: RouteName, path: Record<string, string> = {}, query: Record<string, string> = {}) {
      const headers = { accept: "text/html" };
      const { body } = await call(route, path, { headers, queryStringParameters: query });
      return readable(body);
    },
    /** Posts a form, as the console does. */
    async post(
      route: RouteName,
      path: Record<string, string>,
      fields: Record<string, string> = {},
      more: Record<string, string> = {},
    ) {
      const headers = { "content-type": "application/x-www-form-urlencoded", ...more };
      const answer = await call(route, path, { headers, body: new URLSearchParams(fields).toString() });
      return { status: answer.statusCode, body: JSON.parse(answer.body) };
    },
    /** Posts a form and reads the page that answers. */
    async posted(route: RouteName, path: Record<string, string>, fields: Record<string, string>) {
      const headers = { "content-type": "application/x-www-form-urlencoded", accept: "text/html" };
      return readable((await call(route, path, { headers, body: new URLSearchParams(fields).toString() })).body);
    },
  };
}

function readable(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/gs, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
}
