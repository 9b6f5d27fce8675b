import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** Stages of a report that have a deadline, in the order of its life. */
export const STAGES = [
  'DISPATCH',
  'AGENCY_VERIFICATION',
  'INFORMATION_REQUEST',
  'WITHOUT_FIELD_CHECK',
  'WITH_FIELD_CHECK',
  'ASPIRATION',
  'REPORTER_REPLY',
  'COMPLETION',
  'OMBUDSMAN_RIGHT',
] as const;
export const Stage = enumOf(STAGES);
export type Stage = (typeof STAGES)[number];

registerEnumType(Stage, {
  name: 'Stage',
  description: 'Stage of a report that has a deadline.',
  valuesConfig: {
    DISPATCH: { description: 'The centre verifies and dispatches (verifikasi dan disposisi).' },
    AGENCY_VERIFICATION: { description: 'The agency verifies.' },
    INFORMATION_REQUEST: { description: 'Permintaan informasi: until it is answered and closed.' },
    WITHOUT_FIELD_CHECK: { description: 'Pengaduan tidak berkadar pengawasan: until it is closed.' },
    WITH_FIELD_CHECK: { description: 'Pengaduan berkadar pengawasan: until it is closed.' },
    ASPIRATION: { description: 'Aspirasi: until it is closed.' },
    REPORTER_REPLY: { description: 'The reporter may answer a follow-up; then the system closes.' },
    COMPLETION: { description: 'The reporter may complete what was asked for; then the system archives.' },
    OMBUDSMAN_RIGHT: { description: 'Behind its due day without follow-up the reporter may go to the Ombudsman.' },
  },
});
