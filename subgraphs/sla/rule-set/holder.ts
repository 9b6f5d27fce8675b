import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** Whose turn a clock times. */
export const HOLDERS = ['CENTRE', 'AGENCY', 'REPORTER'] as const;
export const Holder = enumOf(HOLDERS);
export type Holder = keyof typeof Holder;

registerEnumType(Holder, {
  name: 'Holder',
  description: 'Whose turn a clock times.',
  valuesConfig: {
    CENTRE: { description: 'Admin pusat: a duty, late when its last day has passed.' },
    AGENCY: { description: 'The agency: a duty, late when its last day has passed.' },
    REPORTER: { description: 'The reporter: a window or a waiting time. When it has passed nobody is late by it.' },
  },
});
