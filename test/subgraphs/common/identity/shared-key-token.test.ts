import { createSecretKey } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { jwtVerify, SignJWT, UnsecuredJWT } from 'jose';
import { sharedKeyClaims } from '../../../../subgraphs/common/identity/shared-key-token.ts';

const bytes = new TextEncoder().encode('a shared key of more than thirty-two characters');
const key = createSecretKey(bytes);
const demands = {
  issuer: 'lapor-hub',
  audience: 'lapor-hub',
  requiredClaims: ['exp'],
  currentDate: new Date(Date.UTC(2026, 0, 5)),
};
const start = demands.currentDate.valueOf() / 1000;

const token = (header: object = {}, claims: object = {}, signedWith = bytes) =>
  new SignJWT({ iss: 'lapor-hub', aud: 'lapor-hub', exp: start + 60, role: 'AUDITOR', ...claims })
    .setProtectedHeader({ alg: 'HS256', ...header })
    .sign(signedWith);

const parts = async () => (await token()).split('.') as [string, string, string];

/** Tokens, and whether they hold. */
const TOKENS: Record<string, () => Promise<string>> = {
  'a good one': () => token(),
  'one with a type': () => token({ typ: 'JWT' }),
  'one for several audiences': () => token({}, { aud: ['other', 'lapor-hub'] }),
  'one that has ended': () => token({}, { exp: start }),
  'one that has not begun': () => token({}, { nbf: start + 1 }),
  'one without end': () => token({}, { exp: undefined }),
  'one whose end is a text': () => token({}, { exp: 'tomorrow' }),
  'one of another issuer': () => token({}, { iss: 'another' }),
  'one for nobody': () => token({}, { aud: undefined }),
  'one signed with another key': () =>
    token({}, {}, new TextEncoder().encode('another key of more than thirty-two characters')),
  'one of another algorithm with the same key': () => token({ alg: 'HS512' }),
  'one that demands an unknown extension': async () => {
    const [, payload, signature] = await parts();
    const header = Buffer.from('{"alg":"HS256","crit":["x"],"x":1}').toString('base64url');
    return [header, payload, signature].join('.');
  },
  'one whose claims were changed': async () => {
    const [header, , signature] = await parts();
    return [header, Buffer.from('{"role":"CENTRAL_ADMIN"}').toString('base64url'), signature].join('.');
  },
  'one without a signature': async () =>
    new UnsecuredJWT({ iss: 'lapor-hub', aud: 'lapor-hub', exp: start + 60 }).encode(),
  'one whose signature is cut': async () => (await token()).slice(0, -2),
  'one of two parts': async () => (await parts()).slice(0, 2).join('.'),
  'one of four parts': async () => `${await token()}.x`,
  'one whose header is no JSON': async () => ['e30x', ...(await parts()).slice(1)].join('.'),
  'one whose claims are no object': async () => token().then(() => 'eyJhbGciOiJIUzI1NiJ9.W10.x'),
};

test.each(Object.entries(TOKENS))('%s is judged as jose judges it', async (_, make) => {
  const made = await make();
  const judgement = async (judge: () => Promise<unknown>) =>
    judge().then(
      (payload) => ({ payload }),
      () => 'refused',
    );
  const jose = await judgement(async () => (await jwtVerify(made, key, { ...demands, algorithms: ['HS256'] })).payload);
  expect(await judgement(async () => sharedKeyClaims(made, key, demands))).toEqual(jose);
  if (made === (await token())) expect(jose).toMatchObject({ payload: { role: 'AUDITOR' } });
});
