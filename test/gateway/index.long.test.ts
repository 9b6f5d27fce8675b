import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { post, serveForeign, supergraphOf } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
const supergraphFile = join(folder, 'supergraph.graphql');
let books: Awaited<ReturnType<typeof serveForeign>>;
const started: ChildProcess[] = [];

beforeAll(async () => {
  books = await serveForeign('books');
  writeFileSync(supergraphFile, supergraphOf({ books: books.url }));
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await books.stop();
  rmSync(folder, { recursive: true });
});

/** The compiled gateway as a process, with what it has written so far. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [fromRoot('dist', 'gateway', 'index.js')], {
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error', ...env },
  });
  started.push(child);
  const written = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (written.stdout += text));
  child.stderr.on('data', (text) => (written.stderr += text));
  return { child, written, exit: once(child, 'exit') as Promise<[code: number | null]> };
}

/** The address in its one line. */
async function addressOf({ child, written, exit }: ReturnType<typeof start>): Promise<string> {
  while (!written.stdout.includes('\n')) {
    await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), exit]);
    if (child.exitCode !== null) throw new Error(`It ended: ${written.stderr}`);
  }
  return /http:\S+/.exec(written.stdout)?.[0] ?? '';
}

test.each(['SIGTERM', 'SIGINT'] as const)('at %s it answers what is under way, then ends with 0', async (signal) => {
  const gateway = start({ SUPERGRAPH_FILE: supergraphFile });
  const url = await addressOf(gateway);
  await post(url, '{ whoAsks }');
  const answer = post(url, '{ slow }');
  await new Promise((resolve) => setTimeout(resolve, 300));
  gateway.child.kill(signal);
  expect((await answer).body).toEqual({ data: { slow: 'late' } });
  expect(await gateway.exit).toEqual([0, null]);
  expect(gateway.written).toEqual({ stdout: `Gateway listens at ${url}\n`, stderr: '' });
});

test.each<[string, () => Record<string, string>, RegExp]>([
  ['no such file', () => ({ SUPERGRAPH_FILE: join(folder, 'none.graphql') }), /none\.graphql cannot be read/],
  ['a port in use', () => ({ SUPERGRAPH_FILE: supergraphFile, PORT: new URL(books.url).port }), /in use/],
  ['production without a secret', () => ({ NODE_ENV: 'production' }), /HUB_SECRET must be set in production/],
])('with %s it ends with 1 and one clear line', async (_, env, reason) => {
  const gateway = start(env());
  expect(await gateway.exit).toEqual([1, null]);
  expect(gateway.written.stdout).toBe('');
  expect(gateway.written.stderr).toMatch(reason);
  expect(gateway.written.stderr).not.toMatch(/\n +at /);
});
