import { expect, test } from '@jest/globals';
import {
  isWanted,
  type Listener,
  mayHear,
  type Streamed,
} from '../../../../subgraphs/notices/stream/listener.policy.ts';

const report = {
  ...{
    reportId: 'r1',
    channelId: 'laporan',
    agencyPath: ['dinas', 'provinsi'],
    channelAgencyPath: ['kota'],
    shown: true,
  },
};
const STATUS: Streamed = { kind: 'STATUS_CHANGED', report };
const HIDDEN: Streamed = { ...STATUS, report: { ...report, shown: false } };
const RUNG: Streamed = { kind: 'ESCALATED', report };
const who = (role: string, ids: Partial<Listener> = {}): Listener => ({
  role,
  agencyId: null,
  channelId: null,
  ...ids,
});

test.each<[string, boolean, Listener, Streamed]>([
  ['the public of a report that is shown', true, who('PUBLIC'), STATUS],
  ['the public of none that is hidden', false, who('PUBLIC'), HIDDEN],
  ['the public of no rung', false, who('PUBLIC'), RUNG],
  ['the centre of everything', true, who('CENTRAL_ADMIN'), HIDDEN],
  ['an office of its own hidden report', true, who('LIAISON', { agencyId: 'dinas' }), HIDDEN],
  ['an office of one below it', true, who('AGENCY_ADMIN', { agencyId: 'provinsi' }), RUNG],
  ['an office of what its channel brought', true, who('AGENCY_ADMIN', { agencyId: 'kota' }), HIDDEN],
  ['an office of no other’s hidden report', false, who('LIAISON', { agencyId: 'lain' }), HIDDEN],
  ['an office of another’s report that is shown', true, who('LIAISON', { agencyId: 'lain' }), STATUS],
  ['an office of no agency of nothing hidden', false, who('LIAISON'), HIDDEN],
  ['a channel of its hidden report', true, who('CONNECTOR', { channelId: 'laporan' }), HIDDEN],
  ['a channel of no other’s hidden report', false, who('CONNECTOR', { channelId: 'lain' }), HIDDEN],
  ['the Ombudsman of nothing hidden', false, who('OMBUDSMAN'), HIDDEN],
])('told is %s: %s', (_, told, listener, event) => expect(mayHear(listener, event)).toBe(told));

test.each<[string, boolean, Parameters<typeof isWanted>[0]]>([
  ['nothing', true, {}],
  ['this report', true, { reportId: 'r1' }],
  ['another report', false, { reportId: 'r2' }],
  ['an agency above', true, { agencyId: 'provinsi' }],
  ['the agency of the channel', false, { agencyId: 'kota' }],
  ['this channel', true, { channelId: 'laporan' }],
  ['other kinds', false, { kinds: ['BREACHED'] }],
  ['no kind', false, { kinds: [] }],
])('a filter of %s wants it: %s', (_, wanted, filter) => expect(isWanted(filter, STATUS)).toBe(wanted));
