import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isInnerAddress } from '../../common/network/inner-address.ts';
import { innerAddress } from './http-lookup.ts';
import { SourceError } from './source-error.ts';

/** See `PullContext.addressOf`: resolves once, checks every address, gives the first. */
export async function addressOf(host: string, allowPrivateAddress: boolean): Promise<string> {
  const addresses = isIP(host) ? [host] : await resolved(host);
  if (!allowPrivateAddress && addresses.some(isInnerAddress)) throw innerAddress(host);
  return addresses[0]!;
}

async function resolved(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch (error) {
    throw new SourceError('unavailable', `${host} cannot be found (${(error as { code?: string }).code}).`);
  }
}
