import { readBool } from './bool.ts';
import type { Connector, NormalizeInfo } from './connector.ts';
import { statusReader } from './status.ts';
import { readTime } from './time.ts';

/** The pure helpers that `normalize` of this connector is lent, for one source. Make it once per pull, not per record. */
export function normalizeInfo<Config>(
  connector: Pick<Connector<Config>, 'statusMap' | 'timezone'>,
  config: Config,
): NormalizeInfo<Config> {
  const timezone = connector.timezone?.(config);
  return {
    config,
    status: statusReader(connector.statusMap(config)),
    bool: readBool,
    time: (value) => readTime(value, timezone),
  };
}
