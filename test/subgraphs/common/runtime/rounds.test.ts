import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Rounds } from '../../../../subgraphs/common/runtime/rounds.ts';

const log = pino({ level: 'silent' });

test('work is done at once and again, never twice at a time, and a failure does not end it', async () => {
  const rounds = new Rounds(log);
  let [begun, atOnce, most] = [0, 0, 0];
  await rounds.every(5, 'failed', async () => {
    begun += 1;
    atOnce += 1;
    most = Math.max(most, atOnce);
    await sleep(12);
    atOnce -= 1;
    if (begun === 2) throw new Error('once');
  });
  expect(begun).toBe(1);
  while (begun < 4) await sleep(5);
  await rounds.stop();
  expect([most, atOnce]).toEqual([1, 0]);
});

test('a stop tells the round under way, waits for it, and none begins any more', async () => {
  const rounds = new Rounds(log);
  let [begun, ended, told] = [0, 0, 0];
  await rounds.every(3, 'failed', async (signal) => {
    begun += 1;
    await sleep(begun === 1 ? 1 : 60_000, null, { signal }).catch(() => (told += 1));
    ended += 1;
  });
  while (begun < 2) await sleep(1);
  await rounds.stop();
  await sleep(20);
  expect([begun, ended, told]).toEqual([2, 2, 1]);
  await rounds.every(3, 'failed', async () => (begun += 1));
  expect(begun).toBe(2);
});
