/** Remembers something for as long as this tab lives; undefined forgets it. */
export function keep(name: string, value: unknown): void {
  if (value === undefined) sessionStorage.removeItem(`almanac.${name}`);
  else sessionStorage.setItem(`almanac.${name}`, JSON.stringify(value));
}

/** What was remembered, by the one who kept it. */
export function take<Kept>(name: string): Kept | undefined {
  const text = sessionStorage.getItem(`almanac.${name}`);
  return text === null ? undefined : JSON.parse(text);
}
