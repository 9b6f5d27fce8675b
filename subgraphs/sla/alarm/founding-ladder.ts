import type { LadderContent, Rung } from './ladder.ts';

const AGENCY: Pick<Rung, 'holder' | 'stage'> = { holder: 'AGENCY', stage: null };
const CENTRE: Pick<Rung, 'holder' | 'stage'> = { holder: 'CENTRE', stage: null };

/** Our proposal until an authority confirms one: `publishEscalationLadder` replaces it. */
export const FOUNDING_LADDER: LadderContent = {
  version: 'founding-1',
  validFromDay: '2010-01-01',
  dueSoon: [
    { stage: 'DISPATCH', workingDaysBefore: 1 },
    { stage: 'AGENCY_VERIFICATION', workingDaysBefore: 1 },
    { stage: 'INFORMATION_REQUEST', workingDaysBefore: 1 },
    { stage: 'WITHOUT_FIELD_CHECK', workingDaysBefore: 3 },
    { stage: 'WITH_FIELD_CHECK', workingDaysBefore: 3 },
    { stage: 'ASPIRATION', workingDaysBefore: 1 },
    { stage: 'REPORTER_REPLY', workingDaysBefore: 1 },
  ],
  rungs: [
    { level: 'LIAISON', ...AGENCY, kind: 'DUE_SOON', workingDaysAfter: 0 },
    { level: 'AGENCY_HEAD', ...AGENCY, kind: 'BREACHED', workingDaysAfter: 0 },
    { level: 'CENTRAL_ADMIN', ...AGENCY, kind: 'ESCALATED', workingDaysAfter: 5 },
    { level: 'CENTRAL_ADMIN', ...CENTRE, kind: 'BREACHED', workingDaysAfter: 0 },
    { level: 'OMBUDSMAN', holder: 'REPORTER', stage: 'OMBUDSMAN_RIGHT', kind: 'PASSED', workingDaysAfter: 0 },
  ],
};
