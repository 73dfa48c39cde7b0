import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { type ComponentChildren, h, type VNode } from "preact";
import type { Translate } from "#shared/locales/translate.ts";
import { Table } from "#shared/view/console-parts.tsx";

/** One bar: what it stands for, how long it is, and its number in words. */
export interface Bar {
  readonly name: string;
  readonly people: number;
  readonly says: string;
}

interface BarsProps {
  t: Translate;
  title: string;
  /** What the bars are of: the head of the first column. */
  of: string;
  /** What is counted: the head of the second; people where absent. */
  counted?: string | undefined;
  bars: readonly Bar[];
}

/** Bars lying on their side, and the same numbers as a table for whoever cannot see them. */
export function Bars({ t, title, of, counted, bars }: BarsProps) {
  return (
    <>
      <h3>{title}</h3>
      {drawn(bars, title)}
      <details class="unprinted">
        <summary>{t("report.numbers")}</summary>
        <Table caption={title} head={[of, counted ?? t("report.people")]}>
          {bars.map(({ name, says }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{says}</td>
            </tr>
          ))}
        </Table>
      </details>
    </>
  );
}

/** Pixels of the drawing, which grows and shrinks with its place. */
const [width, row, names] = [380, 24, 140];
/** Letters of a name that fit beside its bar. */
const letters = 20;

function drawn(bars: readonly Bar[], title: string): VNode {
  const { document } = parseHTML("<html><body></body></html>");
  const data = bars.map((bar, index) => ({ ...bar, index, label: shortened(bar.name) }));
  const svg = Plot.plot({
    document,
    width,
    height: bars.length * row + 8,
    ...{ marginLeft: names, marginTop: 4, marginBottom: 4, marginRight: 64 },
    x: { axis: null, domain: [0, Math.max(1, ...bars.map(({ people }) => people))] },
    y: { axis: null, type: "band", padding: 0.25, domain: data.map(({ index }) => index) },
    marks: [
      Plot.barX(data, { x: "people", y: "index", fill: "var(--green)", rx: 2 }),
      Plot.text(data, { x: 0, y: "index", text: "label", textAnchor: "end", dx: -6 }),
      Plot.text(data, { x: "people", y: "index", text: "says", textAnchor: "start", dx: 5 }),
      Plot.ruleX([0]),
    ],
  });
  const picture = copied(svg);
  // The table beside it says the same; the single words would be read out without order.
  return h("svg", { ...picture.props, role: "img", "aria-label": title, "font-size": "13" });
}

function shortened(name: string): string {
  return name.length > letters ? `${name.slice(0, letters - 1)}…` : name;
}

/** What a copy leaves out: the page allows no style of Plot's own, and what a picture says, its label says. */
const left = new Set(["style", "class", "aria-label", "aria-hidden"]);

/** The same drawing as a tree of ours, so that it is written and escaped like the rest of the page. */
function copied(element: Element): VNode {
  const attributes = [...element.attributes]
    .filter(({ name }) => !left.has(name))
    .map(({ name, value }) => [name, value]);
  const children = [...element.childNodes].flatMap((child): ComponentChildren[] => {
    if (child.nodeType === 3) return [child.textContent ?? ""];
    return isElement(child) && child.localName !== "style" ? [copied(child)] : [];
  });
  return h(element.localName, Object.fromEntries(attributes), children);
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
