import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { isDay } from '../../subgraphs/common/time/day.ts';
import { REPORT_STATUSES } from '../../subgraphs/connectors/kit/complaint.ts';
import { contentHash } from '../../subgraphs/connectors/runner/content-hash.ts';
import type { FiledItem } from '../../subgraphs/connectors/runner/reconcile/listing-rows.ts';

/** Items handed over at once. */
const BATCH = 1_000;

type Line = { external_id?: string; status?: string; day?: string; updated_at?: string };

/**
 * What an export lists: CSV with the columns external_id, status (in the hub's words), day (of receipt) and, if there is
 * one, updated_at. @throws BAD_USER_INPUT naming the row at fault: nothing is concluded from half a listing
 */
export async function* listingFile(path: string): AsyncGenerator<FiledItem[]> {
  const lines = createReadStream(path).pipe(parse({ columns: true, bom: true, trim: true }));
  let items: FiledItem[] = [];
  let row = 1;
  for await (const line of lines as AsyncIterable<Line>) {
    row += 1;
    items.push(itemOf(line, row));
    if (items.length < BATCH) continue;
    yield items;
    items = [];
  }
  if (items.length > 0) yield items;
}

function itemOf({ external_id: externalId, status, day, updated_at }: Line, row: number): FiledItem {
  const demand = (holds: unknown, what: string) => {
    if (!holds) throw hubError('BAD_USER_INPUT', `row ${row}: ${what}.`);
  };
  demand(externalId, 'external_id is empty');
  demand(
    REPORT_STATUSES.some((known) => known === status),
    `status takes one of ${REPORT_STATUSES.join(', ')}`,
  );
  demand(day && isDay(day), 'day takes a day such as 2026-03-17');
  const updated = updated_at ? new Date(updated_at) : null;
  demand(
    updated === null || !Number.isNaN(updated.valueOf()),
    'updated_at takes an instant such as 2026-03-17T02:00:00Z',
  );
  const said = { externalId: externalId!, status: status!, day: day! };
  return { ...said, updatedAt: updated?.toISOString() ?? null, hash: contentHash([said.status, said.day]) };
}
