/** What the shell tells its script: where to sign in, and the few words that do not come with a page. */
interface Config {
  readonly client: string;
  readonly url: string;
  readonly issuer: string;
  readonly words: Readonly<Record<string, string>>;
}

function read(): Config {
  return JSON.parse(document.querySelector("meta[name=console]")?.getAttribute("content") ?? "{}");
}

export const config: Config = read();

/** Where the console is, without query: the address people come back to from signing in. */
export const home = `${location.origin}${location.pathname}`;

/** Something to say, in the reader's language. */
export function word(name: string): string {
  return config.words[name] ?? "";
}

/** The language chosen by `?lang`, if any. */
export function chosenLanguage(): string | null {
  return new URLSearchParams(location.search).get("lang");
}
