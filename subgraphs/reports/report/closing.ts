import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';
import { CLOSERS } from '../../common/handover/vocabulary.ts';

/** Who ended a report; says nothing about success. */
export const ClosedBy = enumOf(CLOSERS);
export type ClosedBy = keyof typeof ClosedBy;

/** How a closed report ended, where somebody said so. */
export const Resolution = enumOf(['RESOLVED', 'UNRESOLVED', 'REJECTED']);
export type Resolution = keyof typeof Resolution;

registerEnumType(ClosedBy, {
  name: 'ClosedBy',
  description: 'Who ended a report; says nothing about success.',
  valuesConfig: {
    SYSTEM: { description: 'Ditutup oleh sistem: the time for the reporter’s reply ran out.' },
    ADMIN: { description: 'Ditutup oleh admin.' },
    REPORTER: { description: 'Ditutup oleh pelapor.' },
  },
});
registerEnumType(Resolution, { name: 'Resolution', description: 'How a report ended, where somebody said so.' });
