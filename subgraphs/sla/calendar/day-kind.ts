import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** Why a day is free. The first two are given to the whole country. */
export const FREE_DAY_KINDS = ['NATIONAL_HOLIDAY', 'JOINT_LEAVE', 'REGIONAL_HOLIDAY'] as const;
export const FreeDayKind = enumOf(FREE_DAY_KINDS);
export type FreeDayKind = keyof typeof FreeDayKind;

/** Days of the week on which an agency works. */
export const WEEKS = ['MON_FRI', 'MON_SAT'] as const;
export const WeekDays = enumOf(WEEKS);
export type WeekDays = keyof typeof WeekDays;

/** What a day means for a clock. */
export const DayVerdict = enumOf(['COUNTED', 'WEEKEND', 'PAUSED', ...FREE_DAY_KINDS]);
export type DayVerdict = keyof typeof DayVerdict;

registerEnumType(FreeDayKind, {
  name: 'FreeDayKind',
  description: 'Why a day is free.',
  valuesConfig: {
    NATIONAL_HOLIDAY: { description: 'Libur nasional.' },
    JOINT_LEAVE: { description: 'Cuti bersama.' },
    REGIONAL_HOLIDAY: { description: 'Libur daerah: free for one agency and the agencies below it.' },
  },
});
registerEnumType(WeekDays, {
  name: 'WeekDays',
  description: 'Days of the week on which an agency works.',
  valuesConfig: {
    MON_FRI: { description: 'Lima hari kerja: Monday to Friday, unless something else is decreed.' },
    MON_SAT: { description: 'Enam hari kerja: Monday to Saturday.' },
  },
});
registerEnumType(DayVerdict, {
  name: 'DayVerdict',
  description: 'What a day means for a clock; only COUNTED days count.',
  valuesConfig: {
    PAUSED: { description: 'The clock stood still.' },
    NATIONAL_HOLIDAY: { description: 'Libur nasional.' },
    JOINT_LEAVE: { description: 'Cuti bersama.' },
    REGIONAL_HOLIDAY: { description: 'Libur daerah.' },
  },
});
