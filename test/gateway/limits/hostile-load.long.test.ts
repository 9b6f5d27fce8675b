import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Agent, request } from 'undici';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';
import { serveForeign, supergraphOf } from '../support.ts';

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const dispatcher = new Agent({ connections: 1_500 });
let subgraphs: Awaited<ReturnType<typeof serveForeign>>[];
let gateway: ChildProcess;
let url: string;

/** The subgraphs share this process with 1,500 clients, which must not make them late. */
const PATIENT = { SUBGRAPH_DEADLINE_MS: '90000', REQUEST_DEADLINE_MS: '90000' };

beforeAll(async () => {
  subgraphs = [await serveForeign('books'), await serveForeign('authors')];
  const file = join(folder, 'supergraph.graphql');
  writeFileSync(file, supergraphOf({ books: subgraphs[0]?.url ?? '', authors: subgraphs[1]?.url ?? '' }));
  gateway = spawn(process.execPath, ['--max-old-space-size=256', fromRoot('dist', 'gateway', 'index.js')], {
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error', SUPERGRAPH_FILE: file, ...PATIENT },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(gateway.stdout as NodeJS.ReadableStream, 'data');
  url = /http:\S+/.exec(String(line))?.[0] ?? '';
});
afterAll(async () => {
  gateway.kill('SIGKILL');
  await dispatcher.destroy();
  await Promise.all(subgraphs.map(({ stop }) => stop()));
  rmSync(folder, { recursive: true });
});

/** Status and code of the answer to an operation. */
async function ask(query: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const { statusCode, body } = await request(url, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
    dispatcher,
  });
  const { errors } = (await body.json()) as { errors?: { extensions: { code: string } }[] };
  return `${statusCode} ${errors?.[0]?.extensions.code ?? 'answered'}`;
}

/** How often each answer came. */
async function answers(queries: string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const answer of await Promise.all(queries.map(ask))) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}
const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));

const LIST = '{ books(first: 100) { id title author { id name } } }';
/** Fragments that spread each other twice, never the same text. */
const bomb = (n: number) =>
  `query Q${n} { ...f0 } ${many(30, (f) => `fragment f${f} on Query { ...f${f + 1} ...f${f + 1} }`).join(' ')} fragment f30 on Query { whoAsks }`;

test('1,500 lists at the same time are answered or refused with a code, and the gateway lives', async () => {
  const counts = await answers(many(1_500, () => LIST));
  expect(Object.keys(counts).sort()).toEqual(['200 answered', '503 OVERLOADED']);
  expect(counts['200 answered']).toBeGreaterThanOrEqual(100);
  expect(counts['503 OVERLOADED']).toBeGreaterThan(0);
  expect(await ask(LIST)).toBe('200 answered');
});

test('bombs of every kind, never the same twice, are refused with their codes between lists that are answered', async () => {
  const kinds: [string, (n: number) => string][] = [
    ['400 TOO_MANY_ROOT_FIELDS', bomb],
    ['400 TOO_DEEP', (n) => `query Q${n} ${'{ book(id: 1) '.repeat(1_500)}${'}'.repeat(1_500)}`],
    ['400 TOO_MANY_ALIASES', (n) => `query Q${n} { book(id: 1) { ${many(1_000, (a) => `a${a}: title`).join(' ')} } }`],
    ['400 TOO_MANY_TOKENS', (n) => `query Q${n} { ${'whoAsks '.repeat(16_000)} }`],
    ['400 COST_TOO_HIGH', (n) => `query Q${n} { books(first: ${10_001 + n}) { id } }`],
    ['200 answered', () => LIST],
  ];
  for (let round = 0; round < 10; round += 1) {
    const found = await Promise.all(kinds.map(([, text]) => ask(text(round))));
    expect(found).toEqual(kinds.map(([answer]) => answer));
  }
});
