import type { Json, ReportStatus } from '../../kit/index.ts';
import type { Open311Config } from '../city/city.ts';
import { filteredTime } from '../city/quirks.ts';
import { instantOf } from '../request/raw.parser.ts';
import { firstText, saidBy } from '../request/said.ts';
import { isOpen } from '../request/status.policy.ts';
import { isRow, type Row } from '../wire/list.parser.ts';
import type { Facts } from './state.ts';

/** Ids that a cursor can keep: without control characters or halves of characters, and no texts. */
const FOLLOWABLE = /^[^\p{C}]{1,200}$/u;

/** How rows are looked at. */
interface Looking {
  config: Open311Config;
  now: Date;
  /** Are open requests read again by their ids? */
  follows: boolean;
  idOf(row: Row): string | null;
  statusOf(raw: string): ReportStatus;
}

/** What the cursor has to know of requests that were read. */
export function factsOf(rows: Json[], { config, now, follows, idOf, statusOf }: Looking): Facts {
  const { dateFilter, nullWords, statusFields } = config.quirks;
  const field = filteredTime(dateFilter);
  const requests = rows.filter(isRow);
  const statusRaw = (row: Row) => firstText(saidBy(row, nullWords), statusFields) ?? '';
  const open = requests.filter((row) => follows && isOpen(statusOf(statusRaw(row))));
  return {
    ids: idsOf(requests, idOf),
    open: idsOf(open, idOf).filter((id) => FOLLOWABLE.test(id)),
    newest: newestOf(requests, field, config, now.valueOf()),
  };
}

const idsOf = (rows: Row[], idOf: Looking['idOf']) => rows.map(idOf).filter((id) => id !== null);

/** A time ahead of our clock may be a fault of the city's: what is written until then must not be passed over. */
function newestOf(rows: Row[], field: string, config: Open311Config, now: number): string | null {
  const times = rows.map((row) => instantOf(row, field, config)).filter((at) => at !== null);
  return times.length === 0
    ? null
    : new Date(times.reduce((max, at) => Math.max(max, Math.min(at, now)), 0)).toISOString();
}
