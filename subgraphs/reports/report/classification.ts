import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';
import { CLASSIFICATIONS } from '../../common/handover/vocabulary.ts';

/** Official class of a report; deadlines hang on it. */
export const Classification = enumOf(CLASSIFICATIONS);
export type Classification = keyof typeof Classification;

registerEnumType(Classification, {
  name: 'Classification',
  description: 'Official class of a report; deadlines hang on it.',
  valuesConfig: {
    SUPERVISED_COMPLAINT: { description: 'Pengaduan berkadar pengawasan: needs a check in the field.' },
    UNSUPERVISED_COMPLAINT: { description: 'Pengaduan tidak berkadar pengawasan.' },
    INFORMATION_REQUEST: { description: 'Permintaan informasi.' },
    ASPIRATION: { description: 'Aspirasi: a suggestion.' },
  },
});
