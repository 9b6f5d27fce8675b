import { readFileSync } from 'node:fs';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { HubConfig } from '../../subgraphs/common/config/config.ts';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { documentId, readManifest } from './manifest.ts';

/** What this file reads of a request; the server checks the rest. */
interface Sent {
  query?: unknown;
  documentId?: unknown;
  extensions?: { persistedQuery?: { sha256Hash?: unknown } } | null;
}

/**
 * Puts the text in place of an id, and with DOCUMENTS_MODE=safelist refuses every text that the manifest does not hold
 * (report: only logs it, by its hash: a text may bear personal data).
 * @throws CONFIG_INVALID when the manifest cannot be read, or a safelist has none
 */
export function trustDocuments(config: HubConfig, log: Logger): (request: FastifyRequest) => Promise<void> {
  const { DOCUMENTS_FILE: file, DOCUMENTS_MODE: mode } = config;
  if (mode !== 'off' && !file) throw hubError('CONFIG_INVALID', `DOCUMENTS_MODE=${mode} needs DOCUMENTS_FILE`);
  const known = readManifest(
    file ? textOf(file) : '{"format":"apollo-persisted-query-manifest","version":1,"operations":[]}',
  );
  return async ({ body, id: requestId }) => {
    if (typeof body !== 'object' || body === null) return;
    const sent = body as Sent;
    const id = named(sent);
    if (sent.query === undefined && id !== undefined) sent.query = known.get(id)?.body;
    const hash = typeof sent.query === 'string' ? documentId(sent.query) : id;
    if (hash === undefined || known.has(hash)) return;
    // A hash that only Apollo may know is its to answer, unless there is a safelist.
    const unknownId = sent.query === undefined && sent.documentId !== undefined;
    if (mode === 'safelist' || unknownId) throw hubError('DOCUMENT_NOT_TRUSTED', hash.slice(0, 64));
    if (mode === 'report') log.warn({ requestId, document: hash.slice(0, 64) }, 'document not in the manifest');
  };
}

/** The id a request gives: `documentId`, with or without "sha256:", or the hash of a persisted query. */
function named({ documentId: given, extensions }: Sent): string | undefined {
  const id = given ?? extensions?.persistedQuery?.sha256Hash;
  return typeof id === 'string' ? id.replace(/^sha256:/, '') : undefined;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw hubError('CONFIG_INVALID', `DOCUMENTS_FILE ${file} cannot be read`);
  }
}
