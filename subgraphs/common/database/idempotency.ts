import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { hubError } from '../errors/hub-error.ts';
import type { Viewer } from '../identity/viewer.ts';

/** One intention of a client: the same key means the same intention. */
export interface Intention {
  operation: string;
  viewer: Viewer;
  input: { idempotencyKey: string };
}

/** SQL that makes the table; every context has its own. Rows may go after 24 hours or later. */
export const idempotencyTable = (schema: string) => `create table ${schema}.idempotency_key (
  viewer text not null, operation text not null, key text not null, input_hash text not null,
  answer_id text not null, made_at timestamptz not null default now(),
  primary key (viewer, operation, key))`;

/**
 * Does `work` once per intention and gives the id of its answer; a repeat gives the same id and does nothing.
 * Must run inside the transaction of the change, so that both are committed or neither.
 * @throws IDEMPOTENCY_KEY_REUSED when the key comes back with another input.
 */
export async function once(
  em: EntityManager,
  schema: string,
  intent: Intention,
  work: () => Promise<string>,
): Promise<string> {
  const { operation, input } = intent;
  const viewer = `${intent.viewer.role}:${intent.viewer.userId ?? intent.viewer.channelId ?? intent.viewer.agencyId ?? ''}`;
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const where = [viewer, operation, input.idempotencyKey];
  // Serialises repeats of one intention: the second waits here until the first has committed.
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`${schema}:${where.join(':')}`]);
  const [known] = await em.execute<{ input_hash: string; answer_id: string }[]>(
    `select input_hash, answer_id from ${schema}.idempotency_key where viewer = ? and operation = ? and key = ?`,
    where,
  );
  if (known && known.input_hash !== hash) throw hubError('IDEMPOTENCY_KEY_REUSED', input.idempotencyKey);
  if (known) return known.answer_id;
  const answerId = await work();
  await em.execute(
    `insert into ${schema}.idempotency_key (viewer, operation, key, input_hash, answer_id) values (?, ?, ?, ?, ?)`,
    [...where, hash, answerId],
  );
  return answerId;
}
