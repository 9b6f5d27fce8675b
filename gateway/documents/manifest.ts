import { createHash } from 'node:crypto';
import { z } from 'zod';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';

/** One document that clients may name instead of sending it. */
export interface TrustedDocument {
  /** SHA-256 of the text, in lower-case hex. */
  id: string;
  name: string;
  body: string;
}

const FORMAT = 'apollo-persisted-query-manifest';

const MANIFEST = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), name: z.string(), body: z.string() })),
});

/** The id of a text: its SHA-256 in lower-case hex, of the text exactly as it is. */
export const documentId = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The manifest as a file, in the form that Apollo's client tools write, too. */
export function manifestText(documents: readonly { name: string; body: string }[]): string {
  const operations = documents.map(({ name, body }) => ({ id: documentId(body), name, body }));
  return `${JSON.stringify({ format: FORMAT, version: 1, operations }, null, 2)}\n`;
}

/**
 * Texts by id.
 * @param file where it was read, for the error
 * @throws CONFIG_INVALID when it is no manifest, or when an id is not the SHA-256 of its text
 */
export function readManifest(text: string, file: string): ReadonlyMap<string, TrustedDocument> {
  const { operations } = parsed(text, file);
  const wrong = operations.find(({ id, body }) => id !== documentId(body));
  if (wrong)
    throw hubError('CONFIG_INVALID', `the id of document ${wrong.name} in ${file} is not the SHA-256 of its text`);
  return new Map(operations.map((document) => [document.id, document]));
}

function parsed(text: string, file: string): z.infer<typeof MANIFEST> {
  try {
    return MANIFEST.parse(JSON.parse(text));
  } catch {
    throw hubError('CONFIG_INVALID', `${file} is no manifest of documents (npm run schema prints one)`);
  }
}
