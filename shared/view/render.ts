import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** A whole document from a component tree; text and attributes are escaped by the renderer. */
export function renderPage(document: VNode): string {
  return `<!doctype html>${renderToString(document)}`;
}
