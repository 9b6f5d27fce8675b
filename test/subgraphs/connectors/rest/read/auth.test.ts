import { afterEach, expect, test } from '@jest/globals';
import { type ScriptedSite, scriptedSite } from '../../../../legacy-sites/scripted-site.ts';
import { READ_AT } from '../../../../support/connector-context.ts';
import { apiConfig, apiItem, pull } from '../../../../support/rest-pull.ts';

let site: ScriptedSite;
afterEach(() => site?.stop());

const list = { body: JSON.stringify({ data: [apiItem('A')] }) };

test.each([
  [{ kind: 'basic', user: 'hub', password: 'sandi:é' }, 'authorization', 'Basic aHViOnNhbmRpOsOp'],
  [{ kind: 'bearer', token: 'tkn' }, 'authorization', 'Bearer tkn'],
  [{ kind: 'apiKey', header: 'X-Api-Key', value: 'kunci' }, 'x-api-key', 'kunci'],
])('credentials as %j', async (auth, name, value) => {
  site = await scriptedSite(() => list);
  expect((await pull(apiConfig(site.url, {}, { auth }))).failure).toBeNull();
  expect(site.lastHeaders()[name]).toBe(value);
});

test('a key in the query is sent with every page, and stands in no error', async () => {
  site = await scriptedSite((path) =>
    path.includes('lanjut') ? { status: 418 } : { ...list, headers: { link: '</aduan?lanjut=1>; rel=next' } },
  );
  const auth = { kind: 'apiKey', query: 'kunci', value: 'RAHASIA' };
  const { failure } = await pull(apiConfig(site.url, { paging: { kind: 'link' } }, { auth }));
  expect(site.asked).toEqual(['/aduan?kunci=RAHASIA', '/aduan?lanjut=1&kunci=RAHASIA']);
  expect(failure?.message).toMatch(/answers 418/);
  expect(failure?.message).not.toContain('RAHASIA');
});

/** A source behind OAuth: `valid` says which of its tokens it takes. */
async function oauthSite(valid: (token: number) => boolean, life: unknown = 3600) {
  let tokens = 0;
  site = await scriptedSite((path, request) => {
    if (path === '/token') {
      tokens += 1;
      return { body: JSON.stringify({ access_token: `t${tokens}`, expires_in: life }) };
    }
    const page = Number(new URL(path, 'http://a.invalid').searchParams.get('page'));
    if (!valid(Number(request.headers.authorization?.slice('Bearer t'.length)))) return { status: 401 };
    return { body: JSON.stringify({ data: page <= 3 ? [apiItem(`A${page}`)] : [] }) };
  });
  const auth = { kind: 'oauth', tokenUrl: `${site.url}/token`, clientId: 'hub', clientSecret: 's', scope: 'baca' };
  return apiConfig(site.url, { paging: { kind: 'page', param: 'page' } }, { auth });
}
const tokensAsked = () => site.asked.filter((path) => path === '/token').length;

test('one token serves a pull', async () => {
  const pulled = await pull(await oauthSite(() => true));
  expect(pulled.failure).toBeNull();
  expect(pulled.complaints).toHaveLength(3);
  expect(tokensAsked()).toBe(1);
});

test('a token that is refused is renewed once; when the new one is refused too, that is auth', async () => {
  expect((await pull(await oauthSite((token) => token > 1))).failure).toBeNull();
  expect(tokensAsked()).toBe(2);
  await site.stop();
  const refused = await pull(await oauthSite(() => false));
  expect(refused.failure).toMatchObject({ errorClass: 'auth', message: expect.stringMatching(/answers 401/) });
  expect(tokensAsked()).toBe(2);
});

test('a token is renewed a minute before its end', async () => {
  const config = await oauthSite(() => true, 300);
  const { pullPages } = await import('../../../../support/connector-context.ts');
  const { restConnector } = await import('../../../../../subgraphs/connectors/rest/rest.connector.ts');
  let clock = READ_AT.valueOf();
  const now = () => new Date(clock);
  const tick = (mark: string | null | undefined) => mark ?? null;
  const pulled = await pullPages(restConnector, config, null, {
    now: () => {
      clock += 100_000;
      return now();
    },
    since: tick,
  });
  expect(pulled.failure).toBeNull();
  expect(tokensAsked()).toBeGreaterThan(1);
});

test.each([
  ['refuses the client', { status: 400, body: '{"error":"invalid_client"}' }, 'auth', /refuses the client \(400\)/],
  ['gives no token', { body: '{}' }, 'drift', /gives no access_token/],
  ['answers a page', { body: '<p>' }, 'drift', /gives no access_token/],
  ['is down', { status: 503 }, 'unavailable', /answers 503/],
])('a token endpoint that %s', async (_, answer, errorClass, words) => {
  site = await scriptedSite((path) => (path === '/token' ? answer : list));
  const auth = { kind: 'oauth', tokenUrl: `${site.url}/token`, clientId: 'hub', clientSecret: 'RAHASIA' };
  const { failure } = await pull(apiConfig(site.url, {}, { auth }));
  expect(failure).toMatchObject({ errorClass, message: expect.stringMatching(words) });
  expect(failure?.message).not.toContain('RAHASIA');
});
