import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ReportSnapshot } from '../../../../subgraphs/common/handover/reports-changed.topic.ts';
import { sweepAlarms } from '../../../../subgraphs/sla/alarm/alarm.job.ts';
import { newReport, SlaHub } from '../sla-hub.ts';
import type { Happening } from '../sla-world.ts';
import { alarmsOf, inDays, lettersOf, sweepOn } from './alarm-hub.ts';

let daily: SlaHub;
let jump: SlaHub;
beforeAll(async () => {
  daily = await SlaHub.open();
  jump = await SlaHub.open();
});
afterAll(async () => {
  await daily.close();
  await jump.close();
});

const AT_AGENCY: Happening[] = [['RECEIVED', '2026-03-16']];
const IN_HANDLING: Happening[] = [
  ['RECEIVED', '2026-03-16'],
  ['VERIFIED', '2026-03-17'],
];
const REPORTS: Record<string, ReportSnapshot> = {
  agency: newReport(AT_AGENCY),
  centre: newReport(AT_AGENCY, { reporterPickedAgency: false, agencyId: null }),
  handling: newReport(IN_HANDLING, { classification: 'UNSUPERVISED_COMPLAINT' }),
  hidden: newReport(AT_AGENCY, { shown: false }),
  historic: newReport(AT_AGENCY, { historic: true }),
  closed: newReport([...IN_HANDLING, ['CLOSED', '2026-03-17']], { classification: 'UNSUPERVISED_COMPLAINT' }),
};
const idOf = (name: string) => REPORTS[name]!.reportId;

/** Due days were counted by hand in the founding calendar: 18 to 24 March are free, 3 April is Good Friday. */
const EXPECTED: [name: string, alarms: string[]][] = [
  [
    'agency',
    [
      'AGENCY_VERIFICATION DUE_SOON LIAISON 2026-03-26',
      'AGENCY_VERIFICATION BREACHED AGENCY_HEAD 2026-03-26',
      'AGENCY_VERIFICATION ESCALATED CENTRAL_ADMIN 2026-03-26',
    ],
  ],
  ['centre', ['DISPATCH DUE_SOON - 2026-03-26', 'DISPATCH BREACHED CENTRAL_ADMIN 2026-03-26']],
  [
    'handling',
    [
      'WITHOUT_FIELD_CHECK DUE_SOON LIAISON 2026-04-14',
      'WITHOUT_FIELD_CHECK BREACHED AGENCY_HEAD 2026-04-14',
      'WITHOUT_FIELD_CHECK ESCALATED CENTRAL_ADMIN 2026-04-14',
    ],
  ],
  ['historic', []],
  ['closed', []],
];

test('a clock moved by 60 days, day by day: every moment comes once, on its day', async () => {
  await daily.takeIn(...Object.values(REPORTS));
  const told: number[] = [];
  for (let day = 0; day <= 60; day += 1) told.push(await sweepOn(daily, day));
  expect(await Promise.all(EXPECTED.map(async ([name]) => [name, await alarmsOf(daily, idOf(name))]))).toEqual(
    EXPECTED,
  );
  // 25 March: three are due the next day; 27 March: they are late.
  expect([told[8], told[9], told[10]]).toEqual([3, 0, 3]);
  expect(await sweepOn(daily, 60)).toBe(0);
});

test('in one jump of 60 days the same deadlines are told as breached; warnings that come too late are not', async () => {
  await jump.takeIn(...Object.values(REPORTS));
  await Promise.all([sweepOn(jump, 60, 2), sweepOn(jump, 60, 2)]);
  for (const name of Object.keys(REPORTS)) {
    const lasting = (await alarmsOf(daily, idOf(name))).filter((alarm) => !alarm.includes('DUE_SOON'));
    expect(await alarmsOf(jump, idOf(name))).toEqual(lasting);
  }
  expect(await sweepOn(jump, 61)).toBe(0);
});

test('each moment is one entry of one letter; reports that are not shown are marked', async () => {
  const letters = await lettersOf(daily);
  const stored = await Promise.all(Object.keys(REPORTS).map((name) => alarmsOf(daily, idOf(name))));
  expect(letters).toHaveLength(stored.flat().length);
  const hidden = letters.filter(({ reportId }) => reportId === idOf('hidden'));
  expect(hidden.map(({ kind, shown }) => [kind, shown])).toEqual([
    ['DUE_SOON', false],
    ['BREACHED', false],
    ['ESCALATED', false],
  ]);
  expect(letters.filter(({ shown }) => !shown)).toHaveLength(3);
});

test('a worker that dies before its batch is committed has told nothing; the next one tells it once', async () => {
  const report = newReport(AT_AGENCY);
  await jump.takeIn(report);
  const runtime = jump.runtimes.of('sla');
  const send = async () => Promise.reject(new Error('killed'));
  const dying = { ...runtime, now: () => inDays(60), letterBox: { ...runtime.letterBox, send } };
  await expect(sweepAlarms(dying as typeof runtime)).rejects.toThrow('killed');
  expect(await alarmsOf(jump, report.reportId)).toEqual([]);
  expect(await sweepOn(jump, 60)).toBe(2);
  expect(await sweepOn(jump, 60)).toBe(0);
});
