import type { Pool, PoolClient } from 'pg';
import { begin, fail, makesSpans } from './span.ts';
import { statementShape } from './statement-shape.ts';

/** Has each statement sent over the pool's connections make a span "sql": its shape, without any value. */
export function tracePool(pool: Pool): void {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((...given: unknown[]) => traced(given, query)) as PoolClient['query'];
  });
}

function traced(given: unknown[], query: (...given: unknown[]) => unknown): unknown {
  if (!makesSpans()) return query(...given);
  const statement = textOf(given[0]);
  const [operation = 'sql'] = statement.trimStart().split(/\s/, 1);
  const span = begin(`sql ${operation.toLowerCase()}`, {
    kind: 'CLIENT',
    attributes: { 'db.system.name': 'postgresql', 'db.query.text': statementShape(statement) },
  });
  const sent = query(...given);
  if (!(sent instanceof Promise)) {
    span.end();
    return sent;
  }
  return sent
    .catch((error: unknown) => {
      fail(span, error);
      throw error;
    })
    .finally(() => span.end());
}

/** A statement comes as its text, or as an object that holds it, named or not. */
function textOf(given: unknown): string {
  if (typeof given === 'string') return given;
  const { text } = (given ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text : textOf(text ?? '');
}
