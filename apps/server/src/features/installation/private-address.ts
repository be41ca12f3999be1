import { BlockList, isIP } from 'node:net';

const inside = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  inside.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['ff00::', 8],
] as const) {
  inside.addSubnet(network, prefix, 'ipv6');
}
/** Where clouds tell a machine its secrets: never a shop. */
const local = new BlockList();
local.addSubnet('169.254.0.0', 16, 'ipv4');
local.addSubnet('fe80::', 10, 'ipv6');
local.addAddress('fd00:ec2::254', 'ipv6');

/** How near an address is: on the public internet, inside a network, or never to be asked. */
export function toNearness(address: string): 'public' | 'inside' | 'never' {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (local.check(address, family)) return 'never';
  return inside.check(address, family) ? 'inside' : 'public';
}

/** Whether a host was typed in as one inside a network, as developers do: `localhost`, or an address of that kind. */
export function isTypedInside(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return toNearness(host) === 'inside';
  return host === 'localhost' || host.endsWith('.localhost');
}
