import { readBool } from './bool.ts';
import type { Connector, NormalizeInfo } from './connector.ts';
import { statusReader } from './status.ts';

/** The pure helpers that `normalize` of this connector is lent, for one source. Make it once per pull, not per record. */
export const normalizeInfo = <Config>(
  connector: Pick<Connector<Config>, 'statusMap'>,
  config: Config,
): NormalizeInfo<Config> => ({ config, status: statusReader(connector.statusMap(config)), bool: readBool });
