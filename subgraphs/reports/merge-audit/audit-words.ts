import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** What a person makes of a pair shown blind. */
export const AuditVerdict = enumOf(['SAME', 'DIFFERENT']);
export type AuditVerdict = keyof typeof AuditVerdict;

registerEnumType(AuditVerdict, {
  name: 'AuditVerdict',
  description: 'What a person makes of a pair that is shown blind.',
  valuesConfig: {
    SAME: { description: 'One act of reporting that arrived twice.' },
    DIFFERENT: { description: 'Two matters, or two people.' },
  },
});
