import fc from "fast-check";
import { expect, it } from "vitest";
import { piecesOf, textOf } from "#shared/console/browser/file-text.ts";

const buffer = (bytes: readonly number[]) => new Uint8Array(bytes).buffer;
const joined = (pieces: readonly Uint8Array[]) =>
  pieces.map((piece) => new TextDecoder("utf-8", { fatal: true }).decode(piece));

it("O6: reads a file in UTF-8, with its mark and without, and one that Excel saved on Windows", () => {
  const text = "name\nZoë Müller";
  const utf8 = [...new TextEncoder().encode(text)];
  expect(textOf(buffer(utf8))).toBe(text);
  expect(textOf(buffer([0xef, 0xbb, 0xbf, ...utf8]))).toBe(text);
  expect(textOf(buffer([...Buffer.from(text, "latin1")]))).toBe(text);
  expect(textOf(buffer([0x80, 0x92]))).toBe("€’");
});

it("O6: cuts any text into pieces that are small enough, whole characters each, and the same text again", () => {
  const texts = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom("é", "𐐷", "a", "漢") }));
  fc.assert(
    fc.property(texts, fc.integer({ min: 4, max: 40 }), (text, most) => {
      const pieces = piecesOf(text, most);
      expect(pieces.every(({ length }) => length <= most)).toBe(true);
      expect(joined(pieces).join("")).toBe(text);
    }),
  );
});

it("O6: sends an empty file as one empty piece", () => {
  expect(joined(piecesOf("", 10))).toEqual([""]);
});
