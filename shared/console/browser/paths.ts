/** The page the console begins with. */
const first = "programmes";

/** The page an address of the console names: `?at=programmes/demo/today`. */
export function pageIn(search: string): string {
  return new URLSearchParams(search).get("at") || first;
}

/** The address of a page of the console, in the chosen language if there is one. */
export function addressOf(page: string, language: string | null): string {
  return `?${new URLSearchParams({ at: page, ...(language === null ? {} : { lang: language }) })}`;
}

/** Where the API answers a page, relative to the console: `/v1/console` asks `/v1/admin/…`. No address leads out of it. */
export function requestPath(page: string): string {
  const [path = ""] = page.split("?");
  const climbs = path.split(/[\\/]/).some((step) => /^(\.|%2e){1,2}$/i.test(step));
  return `admin/${climbs ? first : page.replace(/^[\\/]+/, "")}`;
}

/** The page that an address of the API names, `/v1/admin/programmes/demo/work/w1` or a whole one; undefined for anything else. */
export function pageAt(address: string): string | undefined {
  return /(?:^|\/)admin\/(.+)$/.exec(address)?.[1];
}

/** A page asked with these fields; empty ones are left out, and replace none. */
export function withQuery(page: string, fields: Iterable<readonly [string, string]>): string {
  const [path = "", before = ""] = page.split("?");
  const query = new URLSearchParams(before);
  for (const [name] of fields) query.delete(name);
  for (const [name, value] of fields) if (value.trim() !== "") query.append(name, value.trim());
  return query.size === 0 ? path : `${path}?${query}`;
}
