import { lookup as resolve } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isInnerAddress } from '../../common/network/inner-address.ts';
import { SourceError } from './source-error.ts';

/**
 * Resolves a name for the socket itself: the addresses checked are the addresses connected to, so a name that answers
 * differently the second time gains nothing. One inner address among several refuses them all.
 */
export const guardedLookup =
  (allowPrivateAddress: boolean): LookupFunction =>
  (hostname, options, done) =>
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0);
      const inner = addresses.some(({ address }) => isInnerAddress(address));
      if (inner && !allowPrivateAddress) return done(innerAddress(hostname), '', 0);
      const [first] = addresses;
      return options.all ? done(null, addresses) : done(null, first?.address ?? '', first?.family);
    });

/** The refusal, and who can lift it. */
export const innerAddress = (host: string) =>
  new SourceError(
    'config',
    `${host} lies in an inner network; the operator has to allow that (ALLOW_PRIVATE_SOURCES).`,
  );
