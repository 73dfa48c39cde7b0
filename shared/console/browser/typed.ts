/** A field that holds something else than the page came with. */
interface Field {
  readonly form: string;
  readonly name: string;
  readonly nth: number;
  readonly values: readonly string[];
  readonly checked: boolean;
}

/** What a person has done on a page: what they typed and where they are. */
export interface Typed {
  readonly fields: readonly Field[];
  readonly focus: string | undefined;
  readonly open: readonly number[];
  /** The keys of forms that may have been sent already: sent again, they change nothing twice. */
  readonly keys: Readonly<Record<string, string>>;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controls(root: ParentNode): Control[] {
  const all: Control[] = [];
  for (const one of root.querySelectorAll("input,textarea,select")) {
    if (one instanceof HTMLInputElement && ["file", "hidden", "submit"].includes(one.type)) continue;
    if (isControl(one)) all.push(one);
  }
  return all;
}

function isControl(one: Element): one is Control {
  return one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement;
}

const formName = ({ form }: Control) => form?.dataset["call"] ?? form?.dataset["go"] ?? form?.dataset["upload"] ?? "";

function isChanged(one: Control): boolean {
  if (one instanceof HTMLSelectElement) return [...one.options].some((each) => each.selected !== each.defaultSelected);
  if (one instanceof HTMLInputElement && ["checkbox", "radio"].includes(one.type))
    return one.checked !== one.defaultChecked;
  return one.value !== one.defaultValue;
}

/** Fields that are told apart by nothing else are counted. */
function counted(all: readonly Control[]) {
  const seen = new Map<string, number>();
  return all.map((one) => {
    const key = `${formName(one)} ${one.name}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return { one, form: formName(one), name: one.name, nth };
  });
}

/** What stands in the fields, which of them has the focus, and what has been opened. */
export function remember(root: ParentNode): Typed {
  const fields = counted(controls(root))
    .filter(({ one }) => isChanged(one))
    .map(({ one, ...where }) => ({
      ...where,
      values: one instanceof HTMLSelectElement ? [...one.selectedOptions].map(({ value }) => value) : [one.value],
      checked: one instanceof HTMLInputElement && one.checked,
    }));
  const keys = [...root.querySelectorAll("form")].flatMap(({ dataset }) =>
    dataset["call"] !== undefined && dataset["key"] !== undefined ? [[dataset["call"], dataset["key"]]] : [],
  );
  const open = [...root.querySelectorAll("details")].flatMap((one, index) => (one.open ? [index] : []));
  return { fields, focus: placeOf(document.activeElement, root), open, keys: Object.fromEntries(keys) };
}

/** Puts it all back into a page that was asked for again. Answers whether anything had been typed. */
export function restore(root: ParentNode, { fields, focus, open, keys }: Typed): boolean {
  const places = counted(controls(root));
  for (const { form, name, nth, values, checked } of fields) {
    const one = places.find((place) => place.form === form && place.name === name && place.nth === nth)?.one;
    if (one instanceof HTMLSelectElement) for (const each of one.options) each.selected = values.includes(each.value);
    else if (one instanceof HTMLInputElement && ["checkbox", "radio"].includes(one.type)) one.checked = checked;
    else if (one !== undefined) one.value = values[0] ?? "";
  }
  root.querySelectorAll("details").forEach((one, index) => {
    one.open ||= open.includes(index);
  });
  for (const form of root.querySelectorAll("form")) {
    const key = keys[form.dataset["call"] ?? ""];
    if (key !== undefined) form.dataset["key"] = key;
  }
  if (focus !== undefined) {
    const one = root.querySelector(focus);
    if (one instanceof HTMLElement) one.focus({ preventScroll: true });
  }
  return fields.length > 0;
}

/** How to find an element again in the same page: by its id, else by its place. */
function placeOf(one: Element | null, root: ParentNode): string | undefined {
  if (!(root instanceof Element) || one === null || one === root || !root.contains(one)) return undefined;
  if (one.id !== "") return `#${CSS.escape(one.id)}`;
  const steps: string[] = [];
  for (let at: Element | null = one; at !== null && at !== root; at = at.parentElement) {
    const nth = [...(at.parentElement?.children ?? [])].indexOf(at) + 1;
    steps.unshift(`${at.localName}:nth-child(${nth})`);
  }
  return `:scope > ${steps.join(" > ")}`;
}
