import { expect, test } from '@jest/globals';
import { clientKey } from '../../../gateway/rates/client-key.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../../subgraphs/common/identity/viewer.ts';

const SECRET = 'a secret of more than thirty-two characters';
const key = (address: string, viewer: Partial<Viewer> = {}, secret = SECRET) =>
  clientKey({ viewer: { ...PUBLIC_VIEWER, ...viewer }, address, requestId: 'a', endsAt: 0 }, secret);

test.each<[string, string, string, boolean]>([
  ['the same address', '192.0.2.1', '192.0.2.1', true],
  ['another address', '192.0.2.1', '192.0.2.2', false],
  ['the same address told as IPv6', '192.0.2.1', '::ffff:192.0.2.1', true],
  ['two addresses of one IPv6 network', '2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
  ['two IPv6 networks', '2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['one network written in two ways', '2001:db8::1', '2001:0db8:0:0:0:0:0:2', true],
])('%s', (_, one, other, same) => {
  expect(key(one) === key(other)).toBe(same);
});

test('who has a token is counted by it, from wherever the request comes', () => {
  const official: Partial<Viewer> = { role: 'LIAISON', userId: 'official-7' };
  expect(key('192.0.2.1', official)).toBe(key('192.0.2.2', official));
  expect(key('192.0.2.1', official)).not.toBe(key('192.0.2.1'));
  expect(key('192.0.2.1', { role: 'CONNECTOR', channelId: 'a' })).not.toBe(
    key('192.0.2.1', { role: 'CONNECTOR', channelId: 'b' }),
  );
});

test('the key tells nothing without the secret', () => {
  expect(key('192.0.2.1')).toMatch(/^[\w-]{43}$/);
  expect(key('192.0.2.1')).not.toBe(key('192.0.2.1', {}, `another ${SECRET}`));
});
