import type { EntityManager } from '@mikro-orm/postgresql';
import { unseal } from '../../common/privacy/seal.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { addressOf } from '../kit/address-of.ts';
import type { Connector, PullContext } from '../kit/connector.ts';
import { httpFor } from '../kit/http.ts';
import type { RawRecord } from '../kit/json.ts';
import { SourceError } from '../kit/source-error.ts';
import { ofHub } from './hub-fault.ts';
import { policyOf } from './policy.ts';

/** Whose context it is. */
export interface ContextTerms {
  channelId: string;
  config: unknown;
  signal: AbortSignal;
}

/** What a connector is lent while it pulls. Whether a private address may be asked is the operator's word, not the source's. */
export function pullContext(
  em: EntityManager,
  runtime: Runtime,
  connector: Connector,
  { channelId, config, signal }: ContextTerms,
): PullContext<unknown> {
  const { requestsPerSecond, overlapSeconds } = policyOf(connector, config);
  const allowPrivateAddress = runtime.config.ALLOW_PRIVATE_SOURCES;
  return {
    config,
    signal,
    http: httpFor({ requestsPerSecond, allowPrivateAddress, signal, site: connector.http?.(config) }),
    addressOf: (host) => addressOf(host, allowPrivateAddress),
    since: (mark) => (mark ? new Date(Date.parse(mark) - overlapSeconds * 1000).toISOString() : null),
    recall: (externalId) => ofHub(() => recalled(em, runtime.config.HUB_SECRET, channelId, externalId)),
    now: runtime.now,
    expect(condition: unknown, what: string): asserts condition {
      if (!condition) throw new SourceError('drift', what);
    },
  };
}

async function recalled(em: EntityManager, secret: string, channelId: string, id: string): Promise<RawRecord | null> {
  const [row] = await em.execute<{ sealed_raw: string }[]>(
    `select v.sealed_raw from connectors.source_record r
     join connectors.source_version v on v.source_record_id = r.id and v.seq = r.seq
     where r.channel_id = ? and r.external_id = ?`,
    [channelId, id],
  );
  return row ? JSON.parse(unseal(secret, row.sealed_raw)) : null;
}
