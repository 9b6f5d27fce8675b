import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exportJWK, exportSPKI, type GenerateKeyPairResult, generateKeyPair, SignJWT } from 'jose';
import { type HubConfig, hubConfig } from '../../../../subgraphs/common/config/config.ts';
import { verifyToken } from '../../../../subgraphs/common/identity/token.ts';

/** The identity provider: a key per algorithm; PS256 is one that the hub does not allow. */
const ALGORITHMS = ['RS256', 'ES256', 'EdDSA', 'PS256'] as const;
const pairs = new Map<string, GenerateKeyPairResult>();
let provider: Server;
let config: HubConfig;

beforeAll(async () => {
  for (const alg of ALGORITHMS) pairs.set(alg, await generateKeyPair(alg, { extractable: true }));
  const keys = await Promise.all(
    [...pairs].map(async ([alg, { publicKey }]) => ({ ...(await exportJWK(publicKey)), kid: alg, alg })),
  );
  provider = createServer((_, response) => void response.end(JSON.stringify({ keys })));
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  config = hubConfig({ JWKS_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/jwks` });
});
afterAll(() => void provider.close());

const signed = async (alg: string, kid: string, key?: Parameters<SignJWT['sign']>[0]) => {
  const jwt = new SignJWT({ role: 'AUDITOR', sub: 'auditor-1' })
    .setProtectedHeader({ alg, kid })
    .setIssuer('lapor-hub')
    .setAudience('lapor-hub')
    .setExpirationTime('1h');
  return `Bearer ${await jwt.sign(key ?? (pairs.get(kid) as GenerateKeyPairResult).privateKey)}`;
};

test.each(['RS256', 'ES256', 'EdDSA'])('a token that the identity provider signed with %s is taken', async (alg) => {
  expect(await verifyToken(await signed(alg, alg), config)).toMatchObject({ role: 'AUDITOR', userId: 'auditor-1' });
});

/** The classic attack: a token signed with the public key as if that were a shared secret. */
const withPublicKey = async () =>
  signed(
    'HS256',
    'RS256',
    new TextEncoder().encode(await exportSPKI((pairs.get('RS256') as GenerateKeyPairResult).publicKey)),
  );

test.each<[string, () => Promise<string>, RegExp]>([
  ['with an algorithm that is not allowed', () => signed('PS256', 'PS256'), /algorithm is not allowed/],
  ['with the public key as a shared secret', withPublicKey, /algorithm is not allowed/],
  ['by somebody else', async () => signed('ES256', 'ES256', (await generateKeyPair('ES256')).privateKey), /signature/],
  [
    'with a key that is not in the set',
    async () => signed('ES256', 'old', (await generateKeyPair('ES256')).privateKey),
    /key is not known/,
  ],
])('a token signed %s is refused', async (_, header, reason) => {
  await expect(verifyToken(await header(), config)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: expect.stringMatching(reason),
  });
});

test('while the key set cannot be read nobody is let in, and the reason is not laid on the token', async () => {
  const unreachable = { ...config, JWKS_URL: 'http://127.0.0.1:1/jwks' };
  await expect(verifyToken(await signed('ES256', 'ES256'), unreachable)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: expect.stringMatching(/keys of its issuer cannot be read/),
  });
});
