import { expect, test } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { hubConfig } from '../../../../subgraphs/common/config/config.ts';
import { makeToken, verifyToken } from '../../../../subgraphs/common/identity/token.ts';
import { PUBLIC_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { deriveKey } from '../../../../subgraphs/common/privacy/derive-key.ts';

const config = hubConfig({});
const other = hubConfig({ HUB_SECRET: 'another secret of more than thirty-two characters' });
const bearer = async (...args: Parameters<typeof makeToken>) => `Bearer ${await makeToken(...args)}`;

test('without a token somebody is the public', async () => {
  expect(await verifyToken(undefined, config)).toEqual(PUBLIC_VIEWER);
});

test('a token names role, person, agency and channel', async () => {
  const header = await bearer({ role: 'AGENCY_ADMIN', sub: 'admin-1', agency: 'agency-1' }, config, 60);
  expect(await verifyToken(header, config)).toEqual({
    role: 'AGENCY_ADMIN',
    userId: 'admin-1',
    agencyId: 'agency-1',
    channelId: null,
  });
});

const unsecured = () =>
  new UnsecuredJWT({ role: 'CENTRAL_ADMIN' })
    .setIssuer('lapor-hub')
    .setAudience('lapor-hub')
    .setExpirationTime('1h')
    .encode();

const endless = () =>
  new SignJWT({ role: 'CENTRAL_ADMIN' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('lapor-hub')
    .setAudience('lapor-hub')
    .sign(deriveKey(config.HUB_SECRET, 'jwt'));

test.each<[string, () => Promise<string>, RegExp]>([
  ['an expired token', () => bearer({ role: 'CENTRAL_ADMIN' }, config, -60), /expired/],
  ['a token signed with another secret', () => bearer({ role: 'CENTRAL_ADMIN' }, other, 60), /signature/],
  [
    'a token for another audience',
    () => bearer({ role: 'CENTRAL_ADMIN' }, { ...config, JWT_AUDIENCE: 'x' }, 60),
    /"aud"/,
  ],
  ['a token of another issuer', () => bearer({ role: 'CENTRAL_ADMIN' }, { ...config, JWT_ISSUER: 'x' }, 60), /"iss"/],
  ['a token of a job of the hub', () => bearer({ role: 'SYSTEM' }, config, 60), /no role/],
  ['an agency role without agency', () => bearer({ role: 'LIAISON', sub: 'x' }, config, 60), /"agency"/],
  ['a connector without channel', () => bearer({ role: 'CONNECTOR' }, config, 60), /"channel"/],
  ['a reporter without subject', () => bearer({ role: 'REPORTER' }, config, 60), /"sub"/],
  ['an agency that is no text', () => bearer({ role: 'LIAISON', agency: 7 as never }, config, 60), /"agency"/],
  ['a role that nobody knows', () => bearer({ role: 'KING' as never }, config, 60), /no role/],
  ['a token without end', async () => `Bearer ${await endless()}`, /"exp"/],
  ['a token that was changed', async () => (await bearer({ role: 'AUDITOR' }, config, 60)).replace('.ey', '.ex'), /./],
  ['an empty header', async () => '', /Authorization: Bearer/],
  ['an unsigned token', async () => `Bearer ${unsecured()}x`, /algorithm|signature/],
  ['something that is no token', async () => 'Basic dXNlcjpwYXNz', /Authorization: Bearer/],
])('%s is refused with 401 and its reason', async (_, header, reason) => {
  await expect(verifyToken(await header(), config)).rejects.toMatchObject({
    message: expect.stringMatching(reason),
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
  });
});
