import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../../subgraphs/common/identity/viewer.ts';
import { lapseSignatures } from '../../../../../subgraphs/connectors/channels/gate/lapse.job.ts';
import { daysAgo, putFact } from '../../../../support/gate-facts.ts';
import { listingConnector } from '../../../../support/listing-source.ts';
import { item, pull, putChannel, rows } from '../../../../support/pages-connector.ts';
import {
  answerOf,
  CENTRE,
  carryOut,
  OFFICE,
  OFFICE_ADMIN,
  OFFICE_LIAISON,
  STRANGER_ADMIN,
  testChannels,
} from '../../../../support/test-channels.ts';
import { TEST_NOW, type TestRuntimes, viewerOf } from '../../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testChannels();
});
afterAll(() => runtimes.drop());

const AUDITOR = viewerOf('AUDITOR', { userId: 'auditor' });
const GATE =
  '{ hash signable open lapsesAt signatures { side name } waivers { side checkName } checks { name state because rows { kind } } }';
const gate = async (channelId: string, viewer: Viewer = OFFICE_ADMIN) =>
  (await answerOf(runtimes, viewer, `{ channel(id: "${channelId}") { gate(to: SHADOW) ${GATE} } }`)).channel.gate;
const at =
  (mutation: string) =>
  (viewer: Viewer, channelId: string, input: object, selection = GATE) =>
    carryOut(runtimes, viewer, mutation, { channelId, to: 'SHADOW', ...input }, selection);
const sign = at('signGate');
const waive = at('waiveGateCheck');
const advance = (channelId: string, phase = 'SHADOW', viewer = OFFICE_ADMIN) =>
  carryOut(runtimes, viewer, 'advancePhase', { channelId, phase, reason: 'siap' });

/** A channel whose gate to SHADOW is green but for its conformance card. */
async function almostReady(id: string): Promise<void> {
  await putChannel(runtime(), id, { agencyId: OFFICE, phase: 'REGISTERED' });
  await pull(runtime(), id, listingConnector([item('1')]));
  const input = { channelId: id, right: true };
  expect(await carryOut(runtimes, OFFICE_ADMIN, 'confirmPrivacy', input)).toMatchObject({ id });
}
const passCard = (id: string) =>
  putFact(runtime(), 'conformance_card', id, { settings_version: 1, passed: true, card: '{}', at: TEST_NOW });

test('a gate opens when it is green and both sides have signed its hash; the step keeps that hash', async () => {
  await almostReady('a-buka');
  const { hash: red } = await gate('a-buka');
  expect(await sign(CENTRE, 'a-buka', { hash: red, name: 'Pejabat Contoh' })).toMatchObject({
    code: 'GATE_NOT_OPEN',
    message: expect.stringContaining('CONFORMANCE_PASSED'),
  });
  expect(await advance('a-buka')).toMatchObject({ code: 'GATE_NOT_OPEN' });
  await passCard('a-buka');
  const { hash, signable, open } = await gate('a-buka');
  expect([signable, open]).toEqual([true, false]);
  expect(await sign(CENTRE, 'a-buka', { hash: red, name: 'Pejabat Contoh' })).toMatchObject({ code: 'GATE_CHANGED' });
  expect(await sign(STRANGER_ADMIN, 'a-buka', { hash, name: 'Pejabat Lain' })).toMatchObject({ code: 'FORBIDDEN' });
  expect(await sign(OFFICE_LIAISON, 'a-buka', { hash, name: 'Pejabat Lain' })).toMatchObject({ code: 'FORBIDDEN' });
  expect(await sign(OFFICE_ADMIN, 'a-buka', { hash, name: ' ' })).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await sign(OFFICE_ADMIN, 'a-buka', { hash, name: 'Kepala Contoh' })).toMatchObject({ open: false });
  expect(await advance('a-buka')).toMatchObject({ message: expect.stringContaining('signatures') });
  expect(await sign(CENTRE, 'a-buka', { hash, name: 'Pejabat Contoh' })).toMatchObject({
    open: true,
    lapsesAt: daysAgo(-5).toISOString(),
    signatures: expect.arrayContaining([
      { side: 'AGENCY', name: 'Kepala Contoh' },
      { side: 'CENTRE', name: 'Pejabat Contoh' },
    ]),
  });
  expect(await advance('a-buka', 'DUAL')).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await advance('a-buka', 'SHADOW', STRANGER_ADMIN)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await advance('a-buka')).toMatchObject({ phase: 'SHADOW' });
  const steps = await rows(runtime(), `select gate_hash from connectors.phase_change where channel_id = 'a-buka'`);
  expect(steps).toEqual([{ gate_hash: hash }]);
});

test('signatures lapse after five days, and for good when a check turned red in between', async () => {
  await almostReady('b-gugur');
  await passCard('b-gugur');
  const { hash } = await gate('b-gugur');
  const both = async () => {
    await sign(OFFICE_ADMIN, 'b-gugur', { hash, name: 'Kepala Contoh' });
    return sign(CENTRE, 'b-gugur', { hash, name: 'Pejabat Contoh' });
  };
  expect(await both()).toMatchObject({ open: true });
  const age = (days: number) =>
    rows(runtime(), `update connectors.gate_signature set at = ? where channel_id = 'b-gugur'`, [daysAgo(days)]);
  await age(4.9);
  expect(await gate('b-gugur')).toMatchObject({ open: true });
  await age(5);
  expect(await gate('b-gugur')).toMatchObject({ hash, open: false, signatures: [] });
  expect(await both()).toMatchObject({ open: true });
  await rows(runtime(), `update connectors.channel set settings_version = 2 where id = 'b-gugur'`);
  expect(await gate('b-gugur')).toMatchObject({ signable: false, open: false });
  await lapseSignatures(runtime());
  await rows(runtime(), `update connectors.channel set settings_version = 1 where id = 'b-gugur'`);
  expect(await gate('b-gugur')).toMatchObject({ hash, signable: true, open: false, signatures: [] });
  expect(await advance('b-gugur')).toMatchObject({ code: 'GATE_NOT_OPEN' });
});

test('one red check may be waived, by both sides, with a reason that stays', async () => {
  await almostReady('c-lepas');
  const check = 'CONFORMANCE_PASSED';
  const stateNow = async () =>
    (await gate('c-lepas')).checks.find(({ name }: { name: string }) => name === check).state;
  expect(await waive(CENTRE, 'c-lepas', { check: 'NO_UNKNOWN_STATUS', reason: 'x' })).toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining('no red check'),
  });
  expect(await waive(CENTRE, 'c-lepas', { check, reason: ' ' })).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await waive(STRANGER_ADMIN, 'c-lepas', { check, reason: 'x' })).toMatchObject({ code: 'FORBIDDEN' });
  await waive(CENTRE, 'c-lepas', { check, reason: 'Diuji di tempat.' });
  await waive(CENTRE, 'c-lepas', { check, reason: 'Diuji di tempat.' });
  expect(await stateNow()).toBe('RED');
  await waive(OFFICE_ADMIN, 'c-lepas', { check, reason: 'Kami setuju.' });
  expect(await stateNow()).toBe('WAIVED');
  await rows(runtime(), `update connectors.channel set settings_version = 2 where id = 'c-lepas'`);
  expect(
    await waive(CENTRE, 'c-lepas', { check: 'PRIVACY_MAPPING_CONFIRMED', reason: 'Yang ini juga.' }),
  ).toMatchObject({ message: expect.stringContaining('One check may be waived') });
  await rows(runtime(), `update connectors.channel set settings_version = 1 where id = 'c-lepas'`);
  const { hash } = await gate('c-lepas');
  await sign(OFFICE_ADMIN, 'c-lepas', { hash, name: 'Kepala Contoh' });
  await sign(CENTRE, 'c-lepas', { hash, name: 'Pejabat Contoh' });
  expect(await advance('c-lepas')).toMatchObject({ phase: 'SHADOW' });
  const seen = '{ channel(id: "c-lepas") { gateWaivers(first: 5) { edges { node { checkName side reason } } } } }';
  expect((await answerOf(runtimes, AUDITOR, seen)).channel.gateWaivers.edges).toHaveLength(3);
  await expect(rows(runtime(), 'delete from connectors.gate_waiver')).rejects.toThrow('permission denied');
});

test('auditors see how the checks stand, but no row behind them; strangers see no gate', async () => {
  await almostReady('d-lihat');
  expect((await gate('d-lihat')).checks[1]).toMatchObject({ state: 'GREEN', rows: [{ kind: 'SourceRecord' }] });
  expect((await gate('d-lihat', AUDITOR)).checks[1]).toMatchObject({ state: 'GREEN', because: '', rows: [] });
  expect(await gate('d-lihat', STRANGER_ADMIN)).toBeNull();
});
