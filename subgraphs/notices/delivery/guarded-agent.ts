import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { isInnerAddress } from '../../connectors/kit/address.ts';

/** An address inside the own network, which a subscriber must not make the hub call. */
export class InnerAddressError extends Error {}

/** Resolves for the socket itself: the addresses looked at are the addresses connected to. */
const guardedLookup: LookupFunction = (hostname, options, done) =>
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 0);
    if (addresses.some(({ address }) => isInnerAddress(address))) return done(new InnerAddressError(), '', 0);
    const [first] = addresses;
    return options.all ? done(null, addresses) : done(null, first?.address ?? '', first?.family);
  });

/** A client that connects to public addresses only, unless inner ones are allowed. Close it after use. */
export const guardedAgent = (allowInner: boolean, timeoutMs: number) =>
  new Agent({ connect: { timeout: timeoutMs, ...(!allowInner && { lookup: guardedLookup }) } });

/** Refuses an address written as numbers, for which nothing is resolved. @throws InnerAddressError */
export function refuseInner({ hostname }: URL, allowInner: boolean): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (!allowInner && isIP(host) && isInnerAddress(host)) throw new InnerAddressError();
}
