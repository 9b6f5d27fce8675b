import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** Steps of a channel on its way into the hub, in order. */
export const CHANNEL_PHASES = ['REGISTERED', 'SHADOW', 'DUAL', 'HUB_FIRST', 'READ_ONLY', 'RETIRED'] as const;
export const ChannelPhase = enumOf(CHANNEL_PHASES);
export type ChannelPhase = (typeof CHANNEL_PHASES)[number];

registerEnumType(ChannelPhase, {
  name: 'ChannelPhase',
  description: 'Step of a channel on its way into the hub; it moves one step at a time.',
  valuesConfig: {
    REGISTERED: { description: 'Known, not pulled on schedule; nobody sees its records.' },
    SHADOW: { description: 'Pulled; only its owner and the centre see its records.' },
    DUAL: { description: 'Pulled and shown; the old system stays master.' },
    HUB_FIRST: { description: 'The hub is master; the old system is told.' },
    READ_ONLY: { description: 'The old system takes nothing in any more.' },
    RETIRED: { description: 'Closed; records stay for ever.' },
  },
});

/** Records of a channel in such a phase are shown to nobody but its owner and the centre. */
export const isHidden = (phase: ChannelPhase) => phase === 'REGISTERED' || phase === 'SHADOW';

/** In such a phase the old system still writes to citizens, so the hub keeps silent. */
export const isSilent = (phase: ChannelPhase) => phase === 'REGISTERED' || phase === 'SHADOW' || phase === 'DUAL';

/** In such a phase the schedule pulls the channel. */
export const isPulled = (phase: ChannelPhase) => phase !== 'REGISTERED' && phase !== 'RETIRED';

/** In such a phase the hub is master and the old system is told of each change of status. */
export const isTold = (phase: ChannelPhase) => phase === 'HUB_FIRST';
