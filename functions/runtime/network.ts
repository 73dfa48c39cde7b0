import { isIPv4, isIPv6 } from "node:net";

/**
 * The network an address belongs to: its IPv4 /24 or IPv6 /48, which is what one household, campus or conference hall
 * is usually given. Anything that is no address is a network of its own.
 */
export function networkOf(address: string): string {
  const v4 = address.replace(/^::ffff:/i, "");
  if (isIPv4(v4)) return `${v4.split(".").slice(0, 3).join(".")}.0/24`;
  if (isIPv6(address)) return `${groupsOf(address).slice(0, 3).join(":")}::/48`;
  return "unknown";
}

/** The eight groups of an IPv6 address, `::` written out. A dotted tail lies beyond what a network needs. */
function groupsOf(address: string): string[] {
  const [head = "", tail] = address.split("%", 1).join("").split("::", 2);
  const groups = (part: string) => part.split(":").filter((group) => group !== "");
  const [before, after] = [groups(head), groups(tail ?? "")];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
  return all.map((group) => Number.parseInt(group, 16).toString(16));
}
