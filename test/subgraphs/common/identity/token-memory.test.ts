import { expect, test } from '@jest/globals';
import { hubConfig } from '../../../../subgraphs/common/config/config.ts';
import { makeToken, verifyToken } from '../../../../subgraphs/common/identity/token.ts';
import { TokenMemory } from '../../../../subgraphs/common/identity/token-memory.ts';
import { PUBLIC_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';

const at = (second: number) => new Date(Date.UTC(2026, 0, 5, 8, 0, second));

test('a verified token is known for a minute, then it is to be verified again', () => {
  const memory = new TokenMemory();
  memory.keep('Bearer a', PUBLIC_VIEWER, at(3_600).valueOf(), at(0));
  expect(memory.find('Bearer a', at(59))).toBe(PUBLIC_VIEWER);
  expect(memory.find('Bearer a', at(60))).toBeUndefined();
});

test('a token that ends sooner is known until its end', () => {
  const memory = new TokenMemory();
  memory.keep('Bearer a', PUBLIC_VIEWER, at(10).valueOf(), at(0));
  expect(memory.find('Bearer a', at(9))).toBe(PUBLIC_VIEWER);
  expect(memory.find('Bearer a', at(10))).toBeUndefined();
});

test('of many tokens the latest are kept', () => {
  const memory = new TokenMemory(2);
  for (const name of ['a', 'b', 'c', 'd', 'e']) memory.keep(name, PUBLIC_VIEWER, at(3_600).valueOf(), at(0));
  expect(['a', 'b', 'c', 'd', 'e'].filter((name) => memory.find(name, at(1)))).toEqual(['c', 'd', 'e']);
});

test('a token that was accepted is refused from its end on, although it is remembered', async () => {
  const config = hubConfig({});
  const header = `Bearer ${await makeToken({ role: 'AUDITOR' }, config, 30)}`;
  const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
  expect((await verifyToken(header, config)).role).toBe('AUDITOR');
  expect((await verifyToken(header, config, later(20))).role).toBe('AUDITOR');
  await expect(verifyToken(header, config, later(31))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('settings that ask for other tokens do not know what others have verified', async () => {
  const header = `Bearer ${await makeToken({ role: 'AUDITOR' }, hubConfig({}), 30)}`;
  await verifyToken(header, hubConfig({}));
  await expect(verifyToken(header, hubConfig({ JWT_AUDIENCE: 'another' }))).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
});
