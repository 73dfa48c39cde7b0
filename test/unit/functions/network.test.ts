import { expect, it } from "vitest";
import { networkOf } from "#functions/runtime/network.ts";

it.each([
  ["203.0.113.77", "203.0.113.0/24"],
  ["::ffff:203.0.113.77", "203.0.113.0/24"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"],
  ["2001:0DB8:0001::9", "2001:db8:1::/48"],
  ["2001:db8::1", "2001:db8:0::/48"],
  ["::1", "0:0:0::/48"],
  ["fe80::1%eth0", "fe80:0:0::/48"],
  ["2001:db8::203.0.113.7", "2001:db8:0::/48"],
  ["test-invoke-source-ip", "unknown"],
  ["", "unknown"],
])("T2: counts %s as the network %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
