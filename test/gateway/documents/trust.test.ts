import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { ClientDocuments } from '../../../gateway/documents/client-documents.ts';
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
async function outcome(
  mode: string,
  body: Record<string, unknown>,
  headers = {},
  settings: Record<string, string> = {},
): Promise<unknown> {
  const sent = { ...body };
  const config = hubConfig({ DOCUMENTS_FILE: file, DOCUMENTS_MODE: mode, ...settings });
  const trust = trustDocuments(config, new ClientDocuments(config.DOCUMENTS_FILE), log);
  try {
    await trust({ body: sent, headers, id: 'request-1' } as unknown as FastifyRequest);
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

const PORTAL = 'query Portal { whoAsks }';
const portalFile = join(folder, 'portal.json');
writeFileSync(portalFile, manifestText([{ name: 'portal', body: PORTAL }]));
const perClient = { DOCUMENTS_FILE: `${file}, portal=${portalFile}` };

test.each<[string, string | undefined, string, unknown]>([
  ['its own document', 'portal', PORTAL, PORTAL],
  ['a document of all', 'portal', KNOWN, KNOWN],
  ['a document of all, as another client', 'phone', KNOWN, KNOWN],
  ['a document of the portal, as another client', 'phone', PORTAL, 'DOCUMENT_NOT_TRUSTED'],
  ['a document of the portal, without a name', undefined, PORTAL, 'DOCUMENT_NOT_TRUSTED'],
])('a client asks for %s (%s)', async (_, client, query, expected) => {
  for (const header of ['apollographql-client-name', 'x-client-name']) {
    const headers = client === undefined ? {} : { [header]: client };
    expect(await outcome('safelist', { query }, headers, perClient)).toBe(expected);
    expect(await outcome('safelist', { documentId: documentId(query) }, headers, perClient)).toBe(expected);
  }
});

test.each<[string, unknown]>([
  ['{ __schema { types { ...T } } } fragment T on __Type { name }', 'taken'],
  ['query A { __typename } query B { __type(name: "Book") { name } }', 'taken'],
  ['{ __schema { types { name } } whoAsks }', 'refused'],
  ['{ ...All } fragment All on Query { __typename whoAsks }', 'refused'],
  ['query A { __typename } mutation B { __typename }', 'refused'],
  ['fragment T on __Type { name }', 'refused'],
  ['{ __schema', 'refused'],
])('with a safelist that lets everybody ask about the schema, %s is %s', async (query, expected) => {
  const answered = await outcome('safelist', { query }, {}, { DOCUMENTS_INTROSPECTION: 'true' });
  expect(answered).toBe(expected === 'taken' ? query : 'DOCUMENT_NOT_TRUSTED');
  expect(await outcome('safelist', { query })).toBe('DOCUMENT_NOT_TRUSTED');
});

test('a question about the schema is read no further than other operations may go on', async () => {
  const query = `{ ${'__typename '.repeat(60)} }`;
  const settings = { DOCUMENTS_INTROSPECTION: 'true', LIMIT_TOKENS: '50' };
  expect(await outcome('safelist', { query }, {}, settings)).toBe('DOCUMENT_NOT_TRUSTED');
});

test('every document is told once, whosever it is', () => {
  writeFileSync(join(folder, 'both.json'), manifestText([{ name: 'known', body: KNOWN }]));
  const documents = new ClientDocuments(`${perClient.DOCUMENTS_FILE},phone=${join(folder, 'both.json')}`);
  expect(
    documents
      .all()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['known', 'portal']);
});

test.each([
  ['a file that is not there', join(folder, 'none.json'), /none.json cannot be read/],
  ['a client with two files', `portal=${portalFile},portal=${file}`, /names portal twice/],
])('%s stops the start', (_, files, reason) => {
  expect(() => new ClientDocuments(files)).toThrow(reason);
});

test('a safelist without a manifest, and a manifest with a wrong id, stop the start', () => {
  const config = hubConfig({ DOCUMENTS_MODE: 'safelist' });
  expect(() => trustDocuments(config, new ClientDocuments(), log)).toThrow(/needs DOCUMENTS_FILE/);
  const wrong = manifestText([{ name: 'known', body: KNOWN }]).replace(ID, 'f00');
  expect(() => readManifest(wrong, 'documents.json')).toThrow(/known in documents.json is not the SHA-256/);
});
