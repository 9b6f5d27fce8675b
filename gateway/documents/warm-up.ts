import type { DocumentNode } from 'graphql';
import { parse, specifiedRules, validate } from 'graphql';
import type { Logger } from 'pino';
import { PUBLIC_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import type { Authorise } from '../access/authorise.ts';
import type { Ahead } from '../execution/served.ts';
import type { TrustedDocument } from './manifest.ts';

/** Documents by id, parsed and found valid. */
export type Parsed = ReadonlyMap<string, DocumentNode>;

/** What a warm-up is given. */
export interface WarmUp {
  documents: readonly TrustedDocument[];
  graph: Ahead;
  authorise: Authorise;
  /** How long it may take, ms; documents not reached by then are made ready when they are first asked. */
  mostMs: number;
  maxTokens: number;
  log: Logger;
}

/**
 * Puts documents through what comes before execution: parsed, validated, authorised, planned, compiled; for those who
 * may have all of it, and for the public. Requests under way go on meanwhile. One that cannot be served is logged by name.
 */
export async function warmUp({ documents, graph, authorise, mostMs, maxTokens, log }: WarmUp): Promise<Parsed> {
  const parsed = new Map<string, DocumentNode>();
  const begin = performance.now();
  let done = 0;
  let faulty = 0;
  for (const { id, name, body } of documents) {
    if (performance.now() - begin > mostMs) break;
    try {
      parsed.set(id, warmed({ id, body }, { graph, authorise, maxTokens }));
    } catch (error) {
      faulty += 1;
      log.warn({ document: name, err: (error as Error).message }, 'trusted document cannot be served');
    }
    done += 1;
    if (done % PROGRESS_EVERY === 0) log.info({ done, of: documents.length }, 'trusted documents are made ready');
    // Whoever asks meanwhile is answered between two documents.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const ms = Math.round(performance.now() - begin);
  log.info({ ready: parsed.size, faulty, cold: documents.length - done, ms }, 'trusted documents ready');
  return parsed;
}

/** Documents between two lines in the log. */
const PROGRESS_EVERY = 100;

/** @throws GraphQLError naming what is wrong with it */
function warmed(
  { id, body }: { id: string; body: string },
  { graph, authorise, maxTokens }: Pick<WarmUp, 'graph' | 'authorise' | 'maxTokens'>,
): DocumentNode {
  const document = parse(body, { maxTokens });
  const [fault] = validate(graph.schema, document, specifiedRules);
  if (fault) throw fault;
  for (const definition of document.definitions) {
    if (definition.kind !== 'OperationDefinition') continue;
    const operationName = definition.name?.value;
    graph.compile(document, operationName);
    const permission = authorise({ documentId: id, document, operationName }, PUBLIC_VIEWER);
    if (permission.grants === 'part') graph.compile(permission.operation.document, operationName);
  }
  return document;
}
