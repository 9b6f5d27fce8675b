import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** What of a report that is not for everybody somebody was shown. */
export const AccessKind = enumOf(['CONTENT', 'REPORTER', 'REVEAL']);
export type AccessKind = keyof typeof AccessKind;

registerEnumType(AccessKind, {
  name: 'AccessKind',
  description: 'What of a report that is not for everybody somebody was shown.',
  valuesConfig: {
    CONTENT: { description: 'The words of a secret report.' },
    REPORTER: { description: 'Who wrote it, citizen numbers masked.' },
    REVEAL: { description: 'Who wrote it, in the clear, for a stated reason.' },
  },
});
