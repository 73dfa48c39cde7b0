import type { Writer } from "#shared/usecases/mail/letters/whole.ts";

/** A letter of one byte: what is in it is of no interest here. */
export const plain: Writer = async () => ({ mime: new Uint8Array(1) });
