import { expect, test } from '@jest/globals';
import { NonceMemory, signViewer, verifyViewer } from '../../../../subgraphs/common/identity/signature.ts';

const SECRET = 'a secret of more than thirty-two characters';
const viewer = { role: 'LIAISON', userId: 'official-7', agencyId: 'agency-1', channelId: null } as const;
const now = new Date('2026-03-17T03:00:00Z');
const seconds = (count: number) => new Date(now.valueOf() + count * 1000);
const verify = (headers: object, body = '{}', at = now, secret = SECRET) =>
  verifyViewer({ ...headers }, body, secret, at, new NonceMemory());

test('a signed call tells who asks', () => {
  expect(verify(signViewer(viewer, '{}', SECRET, now), '{}', seconds(59))).toEqual(viewer);
});

test.each<[string, () => unknown]>([
  ['without headers', () => verify({})],
  ['with another body', () => verify(signViewer(viewer, '{}', SECRET, now), '{"query":"x"}')],
  [
    'with another viewer',
    () => verify({ ...signViewer(viewer, '{}', SECRET, now), 'x-hub-viewer': Buffer.from('{}').toString('base64url') }),
  ],
  ['signed with another secret', () => verify(signViewer(viewer, '{}', `${SECRET}!`, now))],
  ['that is over a minute old', () => verify(signViewer(viewer, '{}', SECRET, now), '{}', seconds(61))],
  ['from the future', () => verify(signViewer(viewer, '{}', SECRET, now), '{}', seconds(-61))],
])('a call %s is refused', (_, call) => expect(call).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' })));

test('the same call a second time is refused, also after the memory has turned', () => {
  const nonces = new NonceMemory();
  const headers = { ...signViewer(viewer, '{}', SECRET, now) };
  verifyViewer(headers, '{}', SECRET, now, nonces);
  for (const at of [now, seconds(50)]) {
    expect(() => verifyViewer(headers, '{}', SECRET, at, nonces)).toThrow(/a second time/);
  }
});

test('a repeated call stays one when a part of its time is moved into its nonce', () => {
  const nonces = new NonceMemory();
  const headers = signViewer(viewer, '{}', SECRET, now);
  verifyViewer({ ...headers }, '{}', SECRET, now, nonces);
  const [time, fraction] = headers['x-hub-time'].split('.');
  const moved = { ...headers, 'x-hub-time': time, 'x-hub-nonce': `${fraction}.${headers['x-hub-nonce']}` };
  expect(() => verifyViewer(moved, '{}', SECRET, now, nonces)).toThrow(/not signed/);
});

test('the memory of calls is bounded: what it cannot remember is refused, until older ones are forgotten', () => {
  const nonces = new NonceMemory(2);
  const isNew = (nonce: string, at: number) => nonces.isNew(nonce, seconds(at));
  expect([isNew('a', 0), isNew('b', 1), isNew('c', 2), isNew('a', 3)]).toEqual([true, true, false, false]);
  expect([isNew('c', 121), isNew('a', 122)]).toEqual([true, false]);
});
