import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, css } from "#shared/view/style.ts";

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, "$&$&") : hex;
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const palettes = [...css.matchAll(/:root\{[^}]*?(--ground[^}]*)\}/g)].map(([, text = ""]) =>
  Object.fromEntries([...text.matchAll(/--([a-z]+):(#[0-9a-f]+)/g)].map(([, name = "", hex = ""]) => [name, hex])),
);

describe("style", () => {
  it("T3: keeps text at 4.5 to 1 and edges at 3 to 1, by day and by night", () => {
    expect(palettes).toHaveLength(2);
    for (const palette of palettes) {
      const on = (text: string, ground: string) => contrast(palette[text] ?? "", palette[ground] ?? "");
      for (const ground of ["ground", "card", "wash"]) {
        for (const text of ["ink", "soft", "green", "bad"])
          expect(on(text, ground), `${text} on ${ground}`).toBeGreaterThan(4.5);
      }
      expect(on("on", "green")).toBeGreaterThan(4.5);
      expect(on("edge", "card")).toBeGreaterThan(3);
      expect(on("edge", "ground")).toBeGreaterThan(3);
    }
  });

  it("T2: allows this one stylesheet, own forms, and nothing else", () => {
    const hash = createHash("sha256").update(css).digest("base64");
    expect(contentSecurityPolicy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; img-src data:`,
    );
    expect(css).not.toMatch(/url\(|@import|[&<"]/);
  });
});
