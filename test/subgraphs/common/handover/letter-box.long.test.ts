import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { agenciesDatabase } from '../../../../subgraphs/agencies/database.ts';
import { forkFor } from '../../../../subgraphs/common/database/row-security.ts';
import { matchReports } from '../../../../subgraphs/common/handover/match-reports.topic.ts';
import { pullChannel } from '../../../../subgraphs/common/handover/pull-channel.topic.ts';
import { SYSTEM_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
beforeAll(async () => {
  runtimes = await testRuntimes([agenciesDatabase]);
});
afterAll(() => runtimes.drop());

const fork = () => forkFor(runtimes.of('agencies').orm, SYSTEM_VIEWER);

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('a letter arrives when its transaction is committed, and never when it is rolled back; a failed one comes again', async () => {
  const { letterBox } = runtimes;
  await fork().transactional((em) => letterBox.send(em, matchReports, { reportIds: ['kept'] }));
  const undone = fork().transactional(async (em) => {
    await letterBox.send(em, matchReports, { reportIds: ['undone'] });
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');

  const seen: string[] = [];
  await letterBox.receive(matchReports, 'reports', async ({ reportIds }) => {
    seen.push(...reportIds);
    if (seen.length === 1) throw new Error('not yet');
  });
  await until(async () => seen.length >= 2 && (await letterBox.waiting()) === 0);
  expect(seen).toEqual(['kept', 'kept']);
});

test('without a transaction nothing is handed over', async () => {
  await expect(runtimes.letterBox.send(fork(), matchReports, { reportIds: [] })).rejects.toThrow(
    /needs the transaction/,
  );
});

test('a payload of another shape is refused by its sender', async () => {
  const wrong = { reportIds: 'all' } as unknown as { reportIds: string[] };
  await expect(fork().transactional((em) => runtimes.letterBox.send(em, matchReports, wrong))).rejects.toThrow(
    /reportIds/,
  );
});

test('of an exclusive topic one letter per key is under way', async () => {
  const post = (channelId: string) => runtimes.letterBox.post(pullChannel, { channelId }, channelId);
  expect(await post('one')).toBe(true);
  expect(await post('one')).toBe(false);
  expect(await post('two')).toBe(true);
});

test('a handler is told by its signal that the box is being closed, and is waited for', async () => {
  const { letterBox, drop } = await testRuntimes([agenciesDatabase]);
  const said: string[] = [];
  await letterBox.receive(pullChannel, 'connectors', async (_, signal) => {
    said.push('begun');
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    await new Promise((resolve) => setTimeout(resolve, 50));
    said.push('ended');
  });
  await letterBox.post(pullChannel, { channelId: 'long' }, 'long');
  await until(() => said.length > 0);
  expect([await letterBox.waiting(), await letterBox.waiting([pullChannel])]).toEqual([1, 0]);
  await drop();
  expect(said).toEqual(['begun', 'ended']);
});
