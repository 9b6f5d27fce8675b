import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { GatewayContext } from '../viewer-context.ts';

/** Groups of an IPv6 address that belong to one household or company: a /64. */
const IPV6_GROUPS = 4;

/**
 * Under which name a request is counted: the account or channel of its token, else the address it came from. Hashed with
 * the hub's secret, so that nobody who reads the buckets learns who asked.
 */
export function clientKey({ viewer, address }: GatewayContext, secret: string): string {
  const who = viewer.userId ?? viewer.channelId;
  const name = who ? `${viewer.role}:${who}` : `address:${network(address)}`;
  return createHmac('sha256', secret).update(`rate-client:${name}`).digest('base64url');
}

/** The address; of an IPv6 address the network, for its holder has 2^64 of them. */
function network(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(bare)) return bare;
  const [head = '', tail = ''] = bare.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const filled = bare.includes('::')
    ? [...groups, ...Array<string>(8 - groups.length - after.length).fill('0'), ...after]
    : groups;
  return filled
    .slice(0, IPV6_GROUPS)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
