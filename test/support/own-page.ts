import { vi } from "vitest";
import type { RouteName } from "#shared/contracts/routes.ts";
import { apiOver } from "./api.ts";
import { tokenFor } from "./people.ts";
import type { World } from "./world.ts";

interface Shown {
  readonly status: number;
  readonly body: string;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The parts of somebody's own page, as their browser opens them and posts their forms. */
export async function ownPage(world: World, person: string) {
  const api = apiOver(world.ports);
  const pathParameters = { token: await tokenFor(world, "me", person) };
  const html = { accept: "text/html" };
  const form = { ...html, "content-type": "application/x-www-form-urlencoded" };

  return {
    async open(route: RouteName, lang?: string): Promise<Shown> {
      const queryStringParameters = lang === undefined ? null : { lang };
      return shown(await atTime(world, () => api(route, { pathParameters, headers: html, queryStringParameters })));
    },
    async send(route: RouteName, fields: Fields): Promise<Shown> {
      const body = `${new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
      )}`;
      return shown(await atTime(world, () => api(route, { pathParameters, headers: form, body })));
    },
    async ask(route: RouteName, body?: unknown): Promise<{ status: number; json: unknown }> {
      const headers = { accept: "application/json", "content-type": "application/json" };
      const parts = { pathParameters, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
      const { status, body: text } = shown(await atTime(world, () => api(route, parts)));
      return { status, json: JSON.parse(text) };
    },
  };
}

/** Opens a page behind any other link, or presses its button. */
export async function behind(world: World, route: RouteName, token: string): Promise<Shown> {
  const headers = { accept: "text/html", "content-type": "application/x-www-form-urlencoded" };
  return shown(
    await atTime(world, () => apiOver(world.ports)(route, { pathParameters: { token }, headers, body: "" })),
  );
}

/** The runtime reads the process clock; here it shows the world's time. */
export function atTime<Result>(world: World, call: () => Promise<Result>): Promise<Result> {
  vi.spyOn(Date, "now").mockReturnValue(world.now().epochMilliseconds);
  return call();
}

const shown = ({ statusCode, body }: { statusCode: number; body: string }): Shown => ({ status: statusCode, body });
