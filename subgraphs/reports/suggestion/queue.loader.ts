import type { EntityManager } from '@mikro-orm/postgresql';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { type PageArgs, readCursor } from '../../common/graphql/connection.ts';
import { DuplicateSuggestion } from './duplicate-suggestion.entity.ts';
import type { SuggestionBand } from './suggestion-words.ts';

/**
 * Rows of the review queue by their value, one more than the page. The band asked for is the one seen without the
 * senders, so that asking tells nothing. `agencies`: one of the two reports is theirs; null: whoever's.
 */
export async function queueRows(
  em: EntityManager,
  page: PageArgs,
  band: SuggestionBand | null,
  agencies: readonly string[] | null,
): Promise<DuplicateSuggestion[]> {
  const parts: [sql: string, values: (string | number)[]][] = [['s.value > 0', []]];
  if (band) parts.push(['s.open_band = ?', [band]]);
  if (agencies) parts.push([IS_OF, [JSON.stringify(agencies)]]);
  const after = behind(page.after);
  if (after) parts.push(['(s.value, s.low_id, s.high_id) < (?::real, ?::uuid, ?::uuid)', after]);
  const rows = await em.execute<{ lowId: string; highId: string }[]>(
    `select s.low_id as "lowId", s.high_id as "highId" from reports.duplicate_suggestion s
     where ${parts.map(([sql]) => sql).join(' and ')}
     order by s.value desc, s.low_id desc, s.high_id desc limit ${page.first + 1}`,
    parts.flatMap(([, values]) => values),
  );
  if (rows.length === 0) return [];
  return em.find(DuplicateSuggestion, { $or: rows }, { orderBy: { value: 'desc', lowId: 'desc', highId: 'desc' } });
}

const IS_OF = `exists (select 1 from reports.report r where r.id in (s.low_id, s.high_id)
  and r.agency_id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid)))`;

function behind(cursor: string | null | undefined): [number, string, string] | null {
  const values = readCursor(cursor, 3);
  if (!values) return null;
  const [value, low, high] = [Number(values[0]), values[1]!, values[2]!];
  if (!Number.isFinite(value) || uuidsOnly([low, high]).length < 2) throw hubError('BAD_CURSOR', cursor!.slice(0, 40));
  return [value, low, high];
}
