import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** What a set of weights is used for. */
export const DedupModelState = enumOf(['DRAFT', 'SHADOW', 'ACTIVE', 'RETIRED']);
export type DedupModelState = keyof typeof DedupModelState;

/** Where a set of weights comes from. */
export const DedupModelOrigin = enumOf(['FOUNDING', 'LEARNED']);
export type DedupModelOrigin = keyof typeof DedupModelOrigin;

registerEnumType(DedupModelState, {
  name: 'DedupModelState',
  description: 'What a set of weights is used for.',
  valuesConfig: {
    DRAFT: { description: 'Kept, not used.' },
    SHADOW: {
      description: 'Scores every pair beside the active one; nothing follows from it but counts. At most one.',
    },
    ACTIVE: { description: 'Suggestions and automatic joining rest on it. Always exactly one.' },
    RETIRED: { description: 'Was active before; it may come back at once.' },
  },
});
registerEnumType(DedupModelOrigin, {
  name: 'DedupModelOrigin',
  description: 'Where a set of weights comes from.',
  valuesConfig: {
    FOUNDING: { description: 'Set by hand; every hub starts with one.' },
    LEARNED: { description: 'Learned from decided pairs of this hub.' },
  },
});
