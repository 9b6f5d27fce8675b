import { expect, test } from '@jest/globals';
import {
  type Happening,
  type Interest,
  isTold,
  type Whereabouts,
} from '../../../../subgraphs/notices/event/audience.policy.ts';

const INTEREST: Interest = {
  ...{ audience: 'CENTRE', agencyId: null, channelId: null },
  ...{ kinds: ['STATUS_CHANGED', 'BREACHED'], stages: [], levels: [] },
};
const BREACH: Happening = { kind: 'BREACHED', stage: 'DISPATCH', level: 'LIAISON' };
const STATUS: Happening = { kind: 'STATUS_CHANGED', stage: null, level: null };
const REPORT: Whereabouts = {
  ...{ channelId: 'laporan', agencyPath: ['dinas', 'provinsi'], channelAgencyPath: ['kota'], shown: true },
};
const HIDDEN: Whereabouts = { ...REPORT, shown: false };

test.each<[what: string, told: boolean, interest: Partial<Interest>, happening: Happening, report: Whereabouts]>([
  ['the centre of everything', true, {}, BREACH, HIDDEN],
  ['nobody of a kind not asked for', false, { kinds: ['PASSED'] }, BREACH, REPORT],
  ['a stage that was asked for', true, { stages: ['DISPATCH'] }, BREACH, REPORT],
  ['no other stage', false, { stages: ['ASPIRATION'] }, BREACH, REPORT],
  ['a rung that was asked for', true, { levels: ['LIAISON'] }, BREACH, REPORT],
  [
    'no moment without a rung where rungs are asked for',
    false,
    { levels: ['LIAISON'] },
    { ...BREACH, level: null },
    REPORT,
  ],
  ['a status, which has neither stage nor rung', true, { stages: ['ASPIRATION'], levels: ['LIAISON'] }, STATUS, REPORT],
  ['an agency of its own reports, hidden or not', true, { audience: 'AGENCY', agencyId: 'dinas' }, BREACH, HIDDEN],
  ['an agency of those below it', true, { audience: 'AGENCY', agencyId: 'provinsi' }, BREACH, HIDDEN],
  ['an agency of what its channel brought', true, { audience: 'AGENCY', agencyId: 'kota' }, BREACH, HIDDEN],
  ['no agency of another’s', false, { audience: 'AGENCY', agencyId: 'lain' }, BREACH, REPORT],
  ['no agency that is not named', false, { audience: 'AGENCY', agencyId: null }, BREACH, REPORT],
  ['a channel of its reports', true, { audience: 'CHANNEL', channelId: 'laporan' }, STATUS, HIDDEN],
  ['no channel of another’s', false, { audience: 'CHANNEL', channelId: 'lain' }, STATUS, REPORT],
  [
    'no channel of another agency',
    false,
    { audience: 'CHANNEL', channelId: 'laporan', agencyId: 'dinas' },
    STATUS,
    REPORT,
  ],
  ['a person of no agency of what everybody knows', true, { audience: 'USER' }, STATUS, REPORT],
  ['a person of no agency of nothing hidden', false, { audience: 'USER' }, STATUS, HIDDEN],
  ['a person of an agency concerned', true, { audience: 'USER', agencyId: 'dinas' }, STATUS, HIDDEN],
  ['the centre of one agency, where it asks for that', false, { agencyId: 'lain' }, STATUS, REPORT],
  [
    'one channel, where that is asked for',
    false,
    { channelId: 'lain', audience: 'CENTRE', agencyId: 'dinas' },
    STATUS,
    REPORT,
  ],
  ['one channel over all agencies too', false, { channelId: 'lain' }, STATUS, REPORT],
])('told is %s: %s', (_, told, interest, happening, report) => {
  expect(isTold({ ...INTEREST, ...interest }, happening, report)).toBe(told);
});
