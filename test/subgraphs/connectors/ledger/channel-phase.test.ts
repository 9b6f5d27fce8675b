import { expect, test } from '@jest/globals';
import {
  CHANNEL_PHASES,
  type ChannelPhase,
  isHidden,
  isPulled,
  isSilent,
  isTold,
  mayEcho,
  PHASE_RULES,
} from '../../../../subgraphs/connectors/ledger/channel-phase.ts';

// biome-ignore format: a table
test.each<[ChannelPhase, intake: string, master: string, pilotMaster: string, citizens: string]>([
  ['REGISTERED', 'OLD',    'OLD', 'OLD', 'OLD'],
  ['SHADOW',     'OLD',    'OLD', 'OLD', 'OLD'],
  ['DUAL',       'OLD',    'OLD', 'HUB', 'OLD'],
  ['HUB_FIRST',  'HUB',    'HUB', 'HUB', 'HUB'],
  ['READ_ONLY',  'HUB',    'HUB', 'HUB', 'HUB'],
  ['RETIRED',    'NOBODY', 'HUB', 'HUB', 'HUB'],
])('in %s intake is %s, master of status %s (of the pilot set %s), and %s writes to citizens', (phase, ...sides) => {
  const { intake, master, pilotMaster, writesToCitizens } = PHASE_RULES[phase];
  expect([intake, master, pilotMaster, writesToCitizens]).toEqual(sides);
  expect(isSilent(phase)).toBe(writesToCitizens === 'OLD');
});

// biome-ignore format: a table
test.each<[ChannelPhase, pilotOpen: boolean, otherOpen: boolean, pilotClosed: boolean, otherClosed: boolean]>([
  ['REGISTERED', false, false, false, false],
  ['SHADOW',     false, false, false, false],
  ['DUAL',       true,  false, true,  false],
  ['HUB_FIRST',  true,  true,  true,  true],
  ['READ_ONLY',  false, false, true,  true],
  ['RETIRED',    false, false, false, false],
])('in %s the old system is told: a step of the pilot set %s, another %s, an end of the pilot set %s, another %s', (phase, ...told) => {
  const tells = (status: string) => [true, false].map((isPilot) => isTold(phase, { status, isPilot }));
  expect([...tells('IN_PROGRESS'), ...tells('CLOSED')]).toEqual(told);
  expect(mayEcho(phase)).toBe(told.includes(true));
});

test('what is hidden is not shown, and the first and the last phase are not pulled', () => {
  expect(CHANNEL_PHASES.filter(isHidden)).toEqual(['REGISTERED', 'SHADOW']);
  expect(CHANNEL_PHASES.filter((phase) => !isPulled(phase))).toEqual(['REGISTERED', 'RETIRED']);
});
