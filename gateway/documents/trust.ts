import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { HubConfig } from '../../subgraphs/common/config/config.ts';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { givenName } from '../observation/client-name.ts';
import type { ClientDocuments } from './client-documents.ts';
import { documentId } from './manifest.ts';
import { asksSchemaOnly } from './schema-question.ts';

/** What this file reads of a request; the server checks the rest. */
interface Sent {
  query?: unknown;
  documentId?: unknown;
  extensions?: { persistedQuery?: { sha256Hash?: unknown } } | null;
}

/**
 * Puts the text in place of an id, and with DOCUMENTS_MODE=safelist refuses every text that no manifest holds for the
 * client who sends it (report: only logs it, by its hash: a text may bear personal data).
 * @throws CONFIG_INVALID for a safelist without manifests
 */
export function trustDocuments(
  config: HubConfig,
  documents: ClientDocuments,
  log: Logger,
): (request: FastifyRequest) => Promise<void> {
  const { DOCUMENTS_FILE: files, DOCUMENTS_MODE: mode } = config;
  if (mode !== 'off' && !files) throw hubError('CONFIG_INVALID', `DOCUMENTS_MODE=${mode} needs DOCUMENTS_FILE`);
  return async ({ body, headers, id: requestId }) => {
    if (typeof body !== 'object' || body === null) return;
    const sent = body as Sent;
    const client = givenName(headers);
    const id = named(sent);
    if (sent.query === undefined && id !== undefined) sent.query = documents.find(client, id)?.body;
    const hash = typeof sent.query === 'string' ? documentId(sent.query) : id;
    if (hash === undefined || documents.find(client, hash)) return;
    if (typeof sent.query === 'string' && mayAskSchema(config, sent.query)) return;
    // A hash that only Apollo may know is its to answer, unless there is a safelist.
    const unknownId = sent.query === undefined && sent.documentId !== undefined;
    if (mode === 'safelist' || unknownId) throw hubError('DOCUMENT_NOT_TRUSTED', hash.slice(0, 64));
    if (mode === 'report') log.warn({ requestId, document: hash.slice(0, 64) }, 'document not in the manifest');
  };
}

/** GraphiQL and generators of clients ask about the schema; DOCUMENTS_INTROSPECTION lets them, whatever the mode. */
const mayAskSchema = ({ DOCUMENTS_INTROSPECTION, LIMIT_TOKENS }: HubConfig, text: string): boolean =>
  DOCUMENTS_INTROSPECTION && asksSchemaOnly(text, LIMIT_TOKENS);

/** The id a request gives: `documentId`, with or without "sha256:", or the hash of a persisted query. */
function named({ documentId: given, extensions }: Sent): string | undefined {
  const id = given ?? extensions?.persistedQuery?.sha256Hash;
  return typeof id === 'string' ? id.replace(/^sha256:/, '') : undefined;
}
