import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';

/**
 * Runs a statement whose values ($1, $2, ...) travel beside its text, in the transaction of `em`. `em.execute` writes
 * values into the text, which for a page of a megabyte costs as much as the work itself: this is for such pages.
 * With a `name` the connection keeps the statement's plan: for statements whose planning costs as much as their work.
 * One name, one text.
 */
export async function bound<Row extends object = object>(
  em: EntityManager,
  sql: string,
  values: readonly unknown[],
  name?: string,
): Promise<Row[]> {
  const transaction = em.getTransactionContext<Kysely<unknown>>();
  if (!transaction) throw new Error('A statement with bound values needs a transaction.');
  // The driver takes a named statement in the place of its text; the type of the layer between does not know that.
  const statement = name ? ({ name, text: sql } as unknown as string) : sql;
  const { rows } = await transaction.executeQuery<Row>(CompiledQuery.raw(statement, [...values]));
  return rows;
}

/**
 * For the rest of the transaction statements look rows up by index, with plans that are kept: for pages of ids, where
 * the planner would rather read a whole table of a hundred thousand rows.
 */
export async function planByIndex(em: EntityManager): Promise<void> {
  await em.execute(BY_INDEX);
}

const BY_INDEX = `select set_config(name, value, true) from (values ('enable_seqscan', 'off'), ('enable_hashjoin', 'off'),
  ('enable_mergejoin', 'off'), ('plan_cache_mode', 'force_generic_plan')) as settings (name, value)`;
