/** Makes a value when it is first asked for, and keeps it. A failure is not kept: the next asking tries again. */
export function lazy<Value>(make: () => Value): () => Value {
  let held: { readonly value: Value } | undefined;
  return () => {
    held ??= { value: make() };
    return held.value;
  };
}
