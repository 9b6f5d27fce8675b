import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { documentId, manifestText, readManifest } from '../../../gateway/documents/manifest.ts';
import { trustDocuments } from '../../../gateway/documents/trust.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';

const KNOWN = 'query Known { whoAsks }';
const OTHER = '{ whoAsks }';
const ID = documentId(KNOWN);
const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-documents-'));
const file = join(folder, 'documents.json');
writeFileSync(file, manifestText([{ name: 'known', body: KNOWN }]));
afterAll(() => rmSync(folder, { recursive: true }));

const lines: string[] = [];
const log = pino({}, { write: (line: string) => void lines.push(line) });
const hash = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

/** The text that goes on to the server, or the code of the refusal. */
async function outcome(mode: string, body: Record<string, unknown>): Promise<unknown> {
  const sent = { ...body };
  const trust = trustDocuments(hubConfig({ DOCUMENTS_FILE: file, DOCUMENTS_MODE: mode }), log);
  try {
    await trust({ body: sent, id: 'request-1' } as unknown as FastifyRequest);
    return sent.query;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

test.each<[string, string, Record<string, unknown>, unknown]>([
  ['an id becomes its text', 'off', { documentId: ID }, KNOWN],
  ['so does an id with its algorithm', 'off', { documentId: `sha256:${ID}` }, KNOWN],
  ['so does the hash of a persisted query', 'safelist', hash(ID), KNOWN],
  ['an id nobody knows is refused', 'off', { documentId: 'f00' }, 'DOCUMENT_NOT_TRUSTED'],
  ['a hash nobody knows is left to Apollo', 'off', hash('f00'), undefined],
  ['but not with a safelist', 'safelist', hash('f00'), 'DOCUMENT_NOT_TRUSTED'],
  ['any text is taken without a safelist', 'off', { query: OTHER }, OTHER],
  ['any text is taken while reporting', 'report', { query: OTHER }, OTHER],
  ['a safelist takes the text itself', 'safelist', { query: KNOWN }, KNOWN],
  ['a safelist refuses others', 'safelist', { query: OTHER }, 'DOCUMENT_NOT_TRUSTED'],
  ['a known id does not let another text in', 'safelist', { documentId: ID, query: OTHER }, 'DOCUMENT_NOT_TRUSTED'],
  ['nor does its hash', 'safelist', { ...hash(ID), query: OTHER }, 'DOCUMENT_NOT_TRUSTED'],
])('%s (%s)', async (_, mode, body, expected) => {
  expect(await outcome(mode, body)).toBe(expected);
});

test('what is reported bears the hash, never the text', async () => {
  lines.length = 0;
  await outcome('report', { query: OTHER });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(documentId(OTHER));
  expect(lines[0]).not.toContain('whoAsks');
});

test('a safelist without a manifest, and a manifest with a wrong id, stop the start', () => {
  expect(() => trustDocuments(hubConfig({ DOCUMENTS_MODE: 'safelist' }), log)).toThrow(/needs DOCUMENTS_FILE/);
  expect(() => readManifest(manifestText([{ name: 'known', body: KNOWN }]).replace(ID, 'f00'))).toThrow(/SHA-256/);
});
