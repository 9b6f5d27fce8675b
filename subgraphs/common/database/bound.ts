import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';

/**
 * Runs a statement whose values ($1, $2, ...) travel beside its text, in the transaction of `em`. `em.execute` writes
 * values into the text, which for a page of a megabyte costs as much as the work itself: this is for such pages.
 */
export async function bound<Row extends object = object>(
  em: EntityManager,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const transaction = em.getTransactionContext<Kysely<unknown>>();
  if (!transaction) throw new Error('A statement with bound values needs a transaction.');
  const { rows } = await transaction.executeQuery<Row>(CompiledQuery.raw(sql, [...values]));
  return rows;
}
