import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Connector, PullContext } from '../kit/connector.ts';
import { httpFor } from '../kit/http.ts';
import { SourceError } from '../kit/source-error.ts';

/** Requests per second towards a source that states nothing. */
const USUAL_RATE = 2;

/** What a connector is lent while it pulls. Whether a private address may be asked is the operator's word, not the source's. */
export function pullContext(
  connector: Connector,
  config: unknown,
  runtime: Runtime,
  signal: AbortSignal,
): PullContext<unknown> {
  const requestsPerSecond = connector.requestsPerSecond?.(config) ?? USUAL_RATE;
  const allowPrivateAddress = runtime.config.ALLOW_PRIVATE_SOURCES;
  return {
    config,
    signal,
    http: httpFor({ requestsPerSecond, allowPrivateAddress, signal }),
    now: runtime.now,
    expect(condition: unknown, what: string): asserts condition {
      if (!condition) throw new SourceError('drift', what);
    },
  };
}
