import type { PullContext } from '../../kit/index.ts';
import type { RestConfig } from '../site/config.ts';
import type { Position, RestCursor } from './cursor.ts';

const HOUR_MS = 3_600_000;

/** The cursor with a new reading of the list begun: of all of it, or of what changed since the mark. */
export function begun(cursor: RestCursor, ctx: PullContext<RestConfig>, first: Position | null): RestCursor {
  const isFull = cursor.mark === null || !readsParts(ctx.config) || isFullScanDue(cursor, ctx);
  const since = isFull ? null : ctx.since(cursor.mark);
  const scan = { isFull, since, at: first, pagesDone: 0, newest: null, before: null, recent: [] };
  return { ...cursor, scan };
}

/** Can a pull read less than the whole list? */
const readsParts = ({ list }: RestConfig) => list.since !== undefined || list.order === 'descending';

/** A list that is asked for changes shows what vanished only when it is read whole now and then. */
function isFullScanDue({ fullScanAt }: RestCursor, { config, now }: PullContext<RestConfig>): boolean {
  const isNeeded = config.deletes === 'full-scan' || config.list.since === undefined;
  if (!isNeeded) return false;
  return fullScanAt === null || now().valueOf() - Date.parse(fullScanAt) >= config.hoursBetweenFullScans * HOUR_MS;
}
