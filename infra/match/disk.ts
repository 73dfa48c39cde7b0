import { readFileSync, writeFileSync } from "node:fs";
import * as z from "zod";
import { Weights } from "#shared/domain/pairing-policy.ts";
import { WrongFlags } from "./flags.ts";

/** A file as text: UTF-16 with its mark, UTF-8, else windows-1252, which is what spreadsheets on Windows write by themselves. @throws WrongFlags */
export function textOf(path: string): string {
  const bytes = bytesOf(path);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** What each feature weighs; the standard where no file is named, and for what it leaves out. @throws WrongFlags */
export function weightsOf(path: string | undefined): Weights {
  if (path === undefined) return Weights.parse({});
  const { success, data, error } = Weights.safeParse(jsonOf(path));
  if (success) return data;
  throw new WrongFlags(
    `--weights: ${path} holds something else than weights from 0 to 200.\n${z.prettifyError(error)}`,
  );
}

/** Writes a whole file. @throws WrongFlags */
export function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new WrongFlags(`${path} cannot be written: ${reasonOf(error)}.`);
  }
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new WrongFlags(`${path} cannot be read: ${reasonOf(error)}.`);
  }
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(textOf(path));
  } catch (error) {
    if (error instanceof WrongFlags) throw error;
    throw new WrongFlags(`--weights: ${path} is not JSON.`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EISDIR: "it is a folder",
  EACCES: "it is not allowed",
  ENOSPC: "the disk is full",
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? (code || "for a reason unknown");
}
