import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { operation } from '../../gateway/doors/operation.ts';
import { doorsHub, OWNER } from '../support/doors-hub.ts';

const ID = 'aplikasi-lama';
let hub: Awaited<ReturnType<typeof doorsHub>>;
beforeAll(async () => {
  hub = await doorsHub(ID);
});
afterAll(() => hub.stop());

interface OldFile {
  name: string;
  text: string;
  hash: string;
}
let keys = 0;
const run = async (name: string, input: object) => {
  keys += 1;
  const answer = await hub.run(operation(name), { input: { idempotencyKey: `k-${keys}`, ...input } });
  await hub.drained();
  return answer;
};
const submit = async (body: string, secret = false) =>
  (
    await run('submit-report', {
      body,
      agencyId: OWNER,
      anonymous: false,
      secret,
      classification: 'UNSUPERVISED_COMPLAINT',
    })
  ).data.submitReport as { id: string; number: string };
const handovers = async () =>
  (
    (await hub.run(operation('migration/handovers'), { channelId: ID })).data.channel as {
      handovers: { id: string; state: string; file: OldFile | null; reports: object }[];
    }
  ).handovers;

test('reports that were born in the hub go over by a numbered file, and come back as themselves', async () => {
  await submit('Sebelum hub menjadi pintu masuk: lampu jalan padam');
  await hub.asOwner(`update connectors.channel set phase = 'HUB_FIRST' where id = '${ID}';
    insert into connectors.phase_change (id, channel_id, from_phase, to_phase, reason, by_role, at)
    values (gen_random_uuid(), '${ID}', 'DUAL', 'HUB_FIRST', 'diuji', 'SYSTEM', '2026-03-17T02:59:59Z')`);
  await hub.asOwner(`update reports.report set received_at = '2026-03-16T00:00:00Z'`);
  const open = await submit('=cmd|jalan berlubang di depan "pasar"');
  const secret = await submit('Pungutan liar di loket', true);
  // The present of this hub stands still: what is born now must lie before the moment of going back.
  await hub.asOwner(
    `update reports.report set received_at = '2026-03-17T02:59:59.500Z' where id in ('${open.id}', '${secret.id}')`,
  );
  expect(
    (await run('migration/roll-back-phase', { channelId: ID, phase: 'DUAL', reason: 'Antrean macet.' })).data,
  ).toMatchObject({
    rollBackPhase: { phase: 'DUAL' },
  });
  const [handover] = await handovers();
  expect(handover).toMatchObject({
    state: 'OPEN',
    number: 1,
    withinLimit: true,
    reports: { all: 2, there: 0, uncertain: 0, refused: 0 },
  });
  const { name, text, hash } = handover!.file!;
  expect(name).toBe(`${ID}-serah-terima-0001.csv`);
  expect(text).toContain(`","${open.number}","","'=cmd|jalan berlubang di depan ""pasar"""`);
  const placeOf = ({ number }: { number: string }) => Number(new RegExp(`"(\\d)","${number}"`).exec(text)?.[1]);
  expect([placeOf(open), placeOf(secret)].sort()).toEqual([1, 2]);
  expect(text).not.toContain('Sebelum hub');
  const confirm = (receipts: object[], fileHash = hash) =>
    run('migration/confirm-handover', { handoverId: handover!.id, name: 'Operator Contoh', fileHash, receipts });
  const first = { n: placeOf(open), externalId: 'LAMA-1' };
  expect((await confirm([first])).said).toMatch(/1 reports of the file have no receipt/);
  expect((await confirm([first, { n: placeOf(secret), externalId: 'LAMA-1' }])).said).toMatch(/of its own/);
  expect((await confirm([first, { n: placeOf(secret), externalId: 'LAMA-2' }], 'x')).said).toMatch(
    /not that of the present file/,
  );
  expect((await confirm([first, { n: placeOf(secret), externalId: 'LAMA-2' }])).data).toMatchObject({
    confirmHandover: { state: 'DONE', confirmedBy: 'Operator Contoh', withinLimit: true },
  });
  const complaint = { externalId: 'LAMA-1', body: 'jalan berlubang', status: 'RECEIVED', statusRaw: 'Baru' };
  const facts = { anonymous: false, secret: false, occurredAt: '2026-03-17T02:59:59.500Z' };
  await run('push-source-records', { channelId: ID, complaints: [{ ...complaint, ...facts }] });
  const { data } = await hub.run(operation('resolve-legacy-id'), { system: ID, id: 'LAMA-1' });
  expect(data.resolveLegacyId).toMatchObject([{ report: { id: open.id, number: open.number } }]);
});

test('a second way back hands over only what was born since', async () => {
  await hub.asOwner(`update connectors.channel set phase = 'HUB_FIRST' where id = '${ID}'`);
  await run('migration/roll-back-phase', { channelId: ID, phase: 'DUAL', reason: 'Lagi.' });
  const [newest] = await handovers();
  expect(newest).toMatchObject({ number: 2, state: 'DONE', reports: { all: 0 }, file: null });
});
