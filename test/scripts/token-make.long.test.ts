import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { verifyToken } from '../../subgraphs/common/identity/token.ts';

const HUB_SECRET = 'a secret of more than thirty-two characters';

function makeToken(options: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [fromRoot('dist', 'scripts', 'token-make.js'), ...options],
    {
      env: { PATH: process.env.PATH, HUB_SECRET, ...env },
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

test('it prints nothing but a token that the hub of the same secret takes', async () => {
  const made = makeToken(['--role', 'agency_admin', '--agency', 'agency-1', '--user', 'admin-1', '--hours', '0.5']);
  expect(made).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/) });
  expect(await verifyToken(`Bearer ${made.stdout.trim()}`, hubConfig({ HUB_SECRET }))).toEqual({
    role: 'AGENCY_ADMIN',
    userId: 'admin-1',
    agencyId: 'agency-1',
    channelId: null,
  });
});

test.each<[string, string[], Record<string, string>, RegExp]>([
  ['no role', [], {}, /--role takes one of PUBLIC, REPORTER/],
  ['an unknown role', ['--role', 'KING'], {}, /--role takes one of/],
  ['the role of the hub itself', ['--role', 'SYSTEM'], {}, /--role takes one of/],
  ['an agency role without agency', ['--role', 'LIAISON'], {}, /needs the claim "agency"/],
  ['an unknown option', ['--rolle', 'PUBLIC'], {}, /Unknown option '--rolle'/],
  ['hours that are none', ['--role', 'PUBLIC', '--hours', 'soon'], {}, /--hours takes a number/],
  ['production', ['--role', 'PUBLIC'], { NODE_ENV: 'production' }, /not made in production/],
  ['an identity provider', ['--role', 'PUBLIC'], { JWKS_URL: 'https://id.example.invalid/jwks' }, /identity provider/],
])('with %s it makes none and says why', (_, options, env, reason) => {
  const { status, stdout, stderr } = makeToken(options, env);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(reason);
  expect(stderr).not.toMatch(/\n +at /);
});

test('--help explains every option', () => {
  const { status, stdout } = makeToken(['--help']);
  expect(status).toBe(0);
  for (const option of ['--role', '--agency', '--user', '--channel', '--hours']) expect(stdout).toContain(option);
});
