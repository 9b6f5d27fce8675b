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
    DUAL: { description: 'Pulled and shown; the old system stays master, but for its pilot set.' },
    HUB_FIRST: { description: 'The hub is master; the old system is told.' },
    READ_ONLY: { description: 'The old system takes nothing in any more; it is told how reports end.' },
    RETIRED: { description: 'Closed; records stay for ever.' },
  },
});

/** Which of the two systems does something: the channel's own old one, or the hub. */
export const PhaseSide = enumOf(['OLD', 'HUB', 'NOBODY']);
export type PhaseSide = keyof typeof PhaseSide;

registerEnumType(PhaseSide, { name: 'PhaseSide', description: 'Which side does something while a channel moves.' });

/** What the old system is told of the hub's changes of status. */
export const PhaseTold = enumOf(['NOTHING', 'PILOT', 'ALL', 'FINAL']);
export type PhaseTold = keyof typeof PhaseTold;

registerEnumType(PhaseTold, {
  name: 'PhaseTold',
  description: 'Of which reports the old system is told a change of status.',
  valuesConfig: {
    PILOT: { description: 'Of those in the pilot set.' },
    FINAL: { description: 'Of all, but only how they end.' },
  },
});

/** Who does what in a phase. A report has one master, and one side writes to its citizen. */
export interface PhaseRule {
  /** Where citizens hand reports in. */
  intake: PhaseSide;
  isPulled: boolean;
  /** Everybody may see its records and reports. */
  isShown: boolean;
  /** Whose word about a status counts. */
  master: PhaseSide;
  /** Whose word counts for reports of the pilot set. */
  pilotMaster: PhaseSide;
  told: PhaseTold;
  writesToCitizens: PhaseSide;
}

/** The one table of what happens in which phase: pulls, push-back, what is shown and who writes to citizens read it. */
export const PHASE_RULES: Record<ChannelPhase, PhaseRule> = {
  REGISTERED: rule('OLD', { pulled: false, shown: false }, ['OLD', 'OLD'], 'NOTHING', 'OLD'),
  SHADOW: rule('OLD', { pulled: true, shown: false }, ['OLD', 'OLD'], 'NOTHING', 'OLD'),
  DUAL: rule('OLD', { pulled: true, shown: true }, ['OLD', 'HUB'], 'PILOT', 'OLD'),
  HUB_FIRST: rule('HUB', { pulled: true, shown: true }, ['HUB', 'HUB'], 'ALL', 'HUB'),
  READ_ONLY: rule('HUB', { pulled: true, shown: true }, ['HUB', 'HUB'], 'FINAL', 'HUB'),
  RETIRED: rule('NOBODY', { pulled: false, shown: true }, ['HUB', 'HUB'], 'NOTHING', 'HUB'),
};

function rule(
  intake: PhaseSide,
  { pulled: isPulled, shown: isShown }: { pulled: boolean; shown: boolean },
  [master, pilotMaster]: [PhaseSide, PhaseSide],
  told: PhaseTold,
  writesToCitizens: PhaseSide,
): PhaseRule {
  return { intake, isPulled, isShown, master, pilotMaster, told, writesToCitizens };
}

/** Records of a channel in such a phase are shown to nobody but its owner and the centre. */
export const isHidden = (phase: ChannelPhase) => !PHASE_RULES[phase].isShown;

/** In such a phase the old system still writes to citizens, so the hub keeps silent. */
export const isSilent = (phase: ChannelPhase) => PHASE_RULES[phase].writesToCitizens !== 'HUB';

/** In such a phase the schedule pulls the channel. */
export const isPulled = (phase: ChannelPhase) => PHASE_RULES[phase].isPulled;

/** In such a phase nobody can hand anything in at the old system: what is new there came late. */
export const takesNothingIn = (phase: ChannelPhase) => phase === 'READ_ONLY' || phase === 'RETIRED';

/** Statuses with which a report ends. */
export const FINAL_STATUSES = ['CLOSED', 'ARCHIVED', 'BLOCKED'];

/** Is the old system told this status of this report? */
export const isTold = (phase: ChannelPhase, { status, isPilot }: { status: string; isPilot: boolean }): boolean =>
  TELLS[PHASE_RULES[phase].told](status, isPilot);

const TELLS: Record<PhaseTold, (status: string, isPilot: boolean) => boolean> = {
  NOTHING: () => false,
  PILOT: (_, isPilot) => isPilot,
  ALL: () => true,
  FINAL: (status) => FINAL_STATUSES.includes(status),
};

/** In such a phase the old system may show us a status that it was told by the hub. */
export const mayEcho = (phase: ChannelPhase) => PHASE_RULES[phase].told !== 'NOTHING';
