import type { EntityMetadata, RequiredEntityData } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from './bound.ts';

/**
 * Inserts rows of one entity by one statement with one value, however many there are: for pages, where writing every
 * value into the text of the statement costs more than storing it. Columns that no row gives get their default; a row
 * that leaves out what others give gets NULL there. Needs a transaction.
 */
export async function insertSet<Entity extends object>(
  em: EntityManager,
  entity: new () => Entity,
  rows: readonly RequiredEntityData<Entity>[],
): Promise<void> {
  if (rows.length === 0) return;
  const meta = em.getMetadata().get(entity);
  const given = new Set(rows.flatMap((row) => Object.keys(row)));
  await bound(em, statementOf(meta, given), [JSON.stringify(rows)]);
}

function statementOf<Entity extends object>({ props, schema, tableName }: EntityMetadata<Entity>, given: Set<string>) {
  const columns = props.filter(({ name, persist }) => given.has(name) && persist !== false);
  const names = columns.map(({ fieldNames: [column] }) => `"${column}"`).join(', ');
  const values = columns.map(({ name }) => `r."${name}"`).join(', ');
  // The mapper knows every array as one of texts; what the entity says is right.
  const typeOf = ({ type, columnTypes: [mapped] }: (typeof columns)[number]) => (type.endsWith('[]') ? type : mapped);
  const types = columns.map((column) => `"${column.name}" ${typeOf(column)}`).join(', ');
  return `insert into "${schema}"."${tableName}" (${names})
    select ${values} from jsonb_to_recordset($1::jsonb) as r(${types})`;
}
