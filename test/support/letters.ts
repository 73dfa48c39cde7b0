import { simpleParser } from "mailparser";
import type { LinkPurpose } from "#shared/usecases/ports.ts";
import { emailOf } from "./people.ts";
import type { World } from "./world.ts";

/** A letter SES took, as its reader sees it. */
export interface ReadLetter {
  readonly to: string;
  readonly message: string;
  readonly subject: string;
  readonly text: string;
  readonly raw: string;
}

/** The letters this person got, in order; everybody's without a name. */
export async function lettersTo(world: World, name?: string): Promise<ReadLetter[]> {
  const letters = world.mailer.taken.filter(({ to }) => name === undefined || to === emailOf(name));
  return Promise.all(
    letters.map(async ({ to, mime, message }) => {
      const raw = Buffer.from(mime).toString();
      const { subject = "", text = "" } = await simpleParser(Buffer.from(mime));
      return { to, message, subject, text, raw };
    }),
  );
}

/** Tokens of a letter's links for one purpose, each once. */
export function tokensIn({ text }: ReadLetter, purpose: LinkPurpose): string[] {
  const found = [...text.matchAll(new RegExp(`/${purpose}/([\\w.-]+)`, "g"))].map(([, token = ""]) => token);
  return [...new Set(found)];
}

/** The kinds of the messages this person's letters came from, in order. */
export async function kindsTo(world: World, name: string): Promise<string[]> {
  const ids = (await lettersTo(world, name)).map(({ message }) => message);
  const messages = await world.store.getMany("message", ids);
  return ids.flatMap((id) => messages.find((message) => message.id === id)?.kind ?? []);
}
