import type { Connector, Policy } from '../kit/connector.ts';
import { SourceError } from '../kit/source-error.ts';
import { isWindow } from './window.policy.ts';

/** A policy with every part stated; no window: any hour. */
export type StatedPolicy = Required<Omit<Policy, 'window'>> & Pick<Policy, 'window'>;

/** What a source that states nothing gets: see `Policy`. */
const USUAL: StatedPolicy = {
  requestsPerSecond: 2,
  overlapSeconds: 300,
  deletes: 'ignore',
  mayLack: [],
  maxPages: 100_000,
  readsAhead: false,
};

/** How this source wants to be treated. @throws SourceError('config') for a window that is none */
export function policyOf(connector: Pick<Connector, 'policy'>, config: unknown): StatedPolicy {
  const stated = Object.entries(connector.policy?.(config) ?? {}).filter(([, part]) => part !== undefined);
  const policy: StatedPolicy = { ...USUAL, ...Object.fromEntries(stated) };
  if (policy.window && !isWindow(policy.window))
    throw new SourceError(
      'config',
      `window: ${JSON.stringify(policy.window)} needs from and to as HH:MM and an IANA timezone.`,
    );
  return policy;
}
