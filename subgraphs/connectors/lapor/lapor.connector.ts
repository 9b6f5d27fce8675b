import { defineConnector } from '../kit/index.ts';
import { complaintOf } from './complaint/complaint.parser.ts';
import { generationOf, type LaporConfig, laporConfig, toldWords } from './generation/settings.ts';
import { checkSettings } from './generation/settings-faults.ts';
import { pushStatus } from './push/push-status.ts';
import { Interface } from './reading/interface.source.ts';
import { type LaporCursor, laporCursor } from './work/cursor.ts';
import { knownIds } from './work/known-ids.ts';
import { roundOf } from './work/round.ts';

/**
 * Follows known reports through the official interfaces of LAPOR!, and tells it of statuses. No call lists reports, so ids come from settings and
 * files. `arrival` ordering: whether an update time exists is not known.
 */
export const laporConnector = defineConnector<LaporConfig, LaporCursor>({
  family: 'LAPOR',
  version: '1.0.0',
  sdk: '^1',
  config: laporConfig,
  cursor: laporCursor,
  ordering: 'arrival',
  statusMap: ({ statusMap }) => statusMap.in,
  timezone: ({ timezone }) => timezone,
  policy: ({ requestsPerSecond }) => ({ requestsPerSecond }),
  http: (config) => ({ base: generationOf(config).base, headers: credentials(config) }),
  normalize: complaintOf,
  identify: ({ id }) => (typeof id === 'string' ? id : null),

  async check(ctx) {
    checkSettings(ctx.config);
    const source = new Interface(ctx);
    const [first] = await knownIds(ctx.config);
    if (first === undefined) await source.rows('institutions');
    else await source.report(first);
  },

  pull: roundOf,
  statusOut: toldWords,
  pushStatus,
});

/** G2 sends its token in the form, G1 inside its XML. */
function credentials({ variant, key, token, headers }: LaporConfig): Record<string, string> {
  if (variant !== 'G3') return {};
  return { ...(key && { [headers.key]: `Bearer ${key}` }), ...(token && { [headers.token]: token }) };
}
