import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** Free days that a decree gives the whole country. */
export const NATIONAL_KINDS = ['NATIONAL_HOLIDAY', 'JOINT_LEAVE'] as const;
export const FreeDayKind = enumOf(NATIONAL_KINDS);
export type FreeDayKind = keyof typeof FreeDayKind;

/** Why a day is free. Regional days are known to the count; the calendar of the whole country holds none. */
export type DayKind = FreeDayKind | 'REGIONAL_HOLIDAY';

/** What a day means for a clock. */
export const DayVerdict = enumOf(['COUNTED', 'WEEKEND', 'PAUSED', ...NATIONAL_KINDS, 'REGIONAL_HOLIDAY']);
export type DayVerdict = keyof typeof DayVerdict;

registerEnumType(FreeDayKind, {
  name: 'FreeDayKind',
  description: 'Why a day is free.',
  valuesConfig: {
    NATIONAL_HOLIDAY: { description: 'Libur nasional.' },
    JOINT_LEAVE: { description: 'Cuti bersama.' },
  },
});
registerEnumType(DayVerdict, {
  name: 'DayVerdict',
  description: 'What a day means for a clock; only COUNTED days count.',
  valuesConfig: {
    PAUSED: { description: 'The clock stood still.' },
    NATIONAL_HOLIDAY: { description: 'Libur nasional.' },
    JOINT_LEAVE: { description: 'Cuti bersama.' },
  },
});
