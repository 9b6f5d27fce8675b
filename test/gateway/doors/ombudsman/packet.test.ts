import { expect, test } from '@jest/globals';
import { PACKET_FORMAT, type Packet } from '../../../../gateway/doors/ombudsman/packet.ts';
import { chained } from '../../../../gateway/doors/ombudsman/packet-chain.ts';
import { packetIn } from '../../../../gateway/doors/ombudsman/packet-file.ts';
import { packetFault, publicPem, sealed } from '../../../../gateway/doors/ombudsman/packet-seal.ts';
import { paperOf } from '../../../../gateway/doors/ombudsman/paper.ts';

const SECRET = 'a secret of this test that is long enough';
const REPORT = {
  ...{
    receivedAt: '2026-03-17T03:00:00Z',
    status: 'DISPATCHED',
    classification: null,
    closedBy: null,
    archiveReason: null,
  },
  ...{ anonymous: true, secret: false, agency: { name: 'Dinas Contoh' }, regency: null, category: null },
  ...{
    numbers: [],
    attachments: [],
    content: { title: 'Lampu padam \u{1F6A7}', body: 'Sudah tiga bulan', finalBody: null },
  },
};
const EVENT = {
  ...{ at: '2026-03-18T03:00:00Z', certainty: 'EXACT', kind: 'DISPATCHED', actorRole: 'CENTRAL_ADMIN' },
  ...{ actorAgency: null, status: 'DISPATCHED', message: 'Mohon ditindaklanjuti' },
};

const packet = (): Packet =>
  sealed(
    {
      ...{ format: PACKET_FORMAT, issuedAt: '2026-07-01T00:00:00.000Z', issuedTo: 'REPORTER' },
      ...{ reportId: '019a0000-0000-7000-8000-000000000009', reportNumber: 'LH-2611-7KQ2-ZDM5' },
      entries: chained([
        { kind: 'REPORT', body: REPORT },
        { kind: 'EVENT', body: EVENT },
        { kind: 'EVENT', body: { ...EVENT, kind: 'VERIFIED' } },
      ]),
    },
    SECRET,
  );

test('a packet that nobody touched holds, by its own key and by the hub’s', () => {
  expect(packetFault(packet())).toBeNull();
  expect(packetFault(packet(), publicPem(SECRET))).toBeNull();
});

test('what went through JSON and through the paper is still the packet', async () => {
  expect(packetIn(Buffer.from(JSON.stringify(packet(), null, 4)))).toEqual(packet());
  const paper = await paperOf(packet());
  expect(packetFault(packetIn(paper), publicPem(SECRET))).toBeNull();
  expect(packetIn(paper)).toEqual(packet());
});

test.each<[string, (packet: Packet) => void, string]>([
  [
    'a changed word',
    ({ entries }) => Object.assign(entries[1]!.body as object, { message: 'Sudah selesai' }),
    'Entry 2 (EVENT) was changed',
  ],
  ['a changed kind', ({ entries }) => Object.assign(entries[0]!, { kind: 'ACCESS' }), 'Entry 1 (ACCESS) was changed'],
  ['an entry taken out', ({ entries }) => entries.splice(1, 1), 'Entry 2 bears the number 3'],
  ['the last entry cut off', ({ entries }) => entries.pop(), 'some were cut off'],
  ['two entries exchanged', ({ entries }) => entries.reverse(), 'Entry 1 bears the number 3'],
  [
    'another day of issue',
    (changed) => Object.assign(changed, { issuedAt: '2026-07-02T00:00:00.000Z' }),
    'signature does not hold',
  ],
  [
    'another report number',
    (changed) => Object.assign(changed, { reportNumber: 'LH-0000' }),
    'signature does not hold',
  ],
  ['a fingerprint that is not its key’s', ({ seal }) => Object.assign(seal, { keyFingerprint: 'ab' }), 'fingerprint'],
  ['a later format', (changed) => Object.assign(changed, { format: 'lapor-hub-ombudsman-packet/2' }), 'format'],
])('%s is found', (_, change, said) => {
  const changed = structuredClone(packet());
  change(changed);
  expect(packetFault(changed)).toContain(said);
});

test('a packet written anew by somebody else does not bear the hub’s key', () => {
  const forged = sealed(packet(), 'another secret of somebody else entirely');
  expect(packetFault(forged)).toBeNull();
  expect(packetFault(forged, publicPem(SECRET))).toContain('another key');
});

test.each([
  ['nothing', ''],
  ['text', 'Bukan berkas'],
  ['other JSON', '{"format":"x"}'],
  ['a PDF of others', '%PDF-1.7\n%%EOF'],
])('%s is no packet, and the error says so', (_, file) =>
  expect(() => packetIn(Buffer.from(file))).toThrow(/holds no packet|carries no packet/),
);
