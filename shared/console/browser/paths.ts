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

/** Where the API answers a page: the console at `/v1/console` asks `/v1/admin/…`. No address leads out of it; one that tries asks the first page. */
export function requestPath(page: string, home: string): string {
  const admin = new URL("admin/", home);
  const asked = new URL(`admin/${page.replace(/^[\\/]+/, "")}`, home);
  const isBelow = asked.origin === admin.origin && asked.pathname.startsWith(admin.pathname);
  return (isBelow && isPlain(page) ? asked : new URL(first, admin)).href;
}

/** A path without steps to elsewhere, however often it is decoded on its way, and without what some readers leave out. */
function isPlain(page: string): boolean {
  let [path = ""] = page.split(/[?#]/);
  for (let before = ""; path !== before; ) {
    before = path;
    path = path.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  return !/(^|\/)\.{1,2}(\/|$)|[\0- \\]/.test(path);
}

/** The page that an address of the API names, `/v1/admin/programmes/demo/runs/w1` or a whole one; undefined for anything else. */
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
