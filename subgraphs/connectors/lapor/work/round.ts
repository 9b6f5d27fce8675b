import { type Page, type PullContext, type RawRecord, SourceError, statusReader } from '../../kit/index.ts';
import { generationOf, type LaporConfig } from '../generation/settings.ts';
import { Interface } from '../reading/interface.source.ts';
import { textAt } from '../reading/value.parser.ts';
import { FRESH, type LaporCursor, looked } from './cursor.ts';
import { inOrder, knownIds } from './known-ids.ts';
import { namesOf } from './names.ts';

type Context = PullContext<LaporConfig>;
type Unreadable = NonNullable<Page<LaporCursor>['unreadable']>[number];

/** One round through the work list, or the rest of one that was cut off. */
export async function* roundOf(ctx: Context, cursor: LaporCursor | null): AsyncGenerator<Page<LaporCursor>> {
  const known = await knownIds(ctx.config);
  const present = new Set(known);
  const kept = (ids: string[]) => ids.filter((id) => present.has(id));
  const start = cursor ?? FRESH;
  let state: LaporCursor = { ...start, lastLook: kept(start.lastLook), left: kept(start.left) };
  const gone = new Set(state.left);
  const { after } = state;
  const open = known.filter((id) => !gone.has(id) && (after === null || inOrder(id, after) > 0));
  const source = new Interface(ctx);
  const names = open.length > 0 ? await namesOf(source) : null;
  for (let at = 0; at < open.length; at += ctx.config.reportsPerPage) {
    const ids = open.slice(at, at + ctx.config.reportsPerPage);
    const { records, unreadable } = await read(ctx, source, ids);
    state = looked(
      state,
      records.map((raw) => ({ id: String(raw.id), isFinal: isFinal(raw, ctx.config) })),
    );
    const isLast = at + ids.length >= open.length;
    state = { ...state, after: isLast ? null : ids.at(-1)! };
    yield { records: records.map((raw) => names?.beside(raw, ctx.config) ?? raw), unreadable, cursor: state };
  }
  // A round that was cut off right before its end must not hide the list from the next.
  if (open.length === 0 && after !== null) yield { records: [], cursor: { ...state, after: null } };
}

/** An id LAPOR! does not know is set aside; an outage or a changed shape ends the round where it is. */
async function read(ctx: Context, source: Interface, ids: string[]) {
  const records: RawRecord[] = [];
  const unreadable: Unreadable[] = [];
  for (const id of ids) {
    ctx.signal.throwIfAborted();
    try {
      records.push(await source.report(id));
    } catch (error) {
      if (!(error instanceof SourceError && error.errorClass === 'record')) throw error;
      unreadable.push({ raw: { id }, where: `report ${id}`, why: error.message });
    }
  }
  return { records, unreadable };
}

function isFinal({ report }: RawRecord, config: LaporConfig): boolean {
  const word = textAt(report, generationOf(config).fields.status) ?? '';
  return config.final.includes(statusReader(config.statusMap)(word));
}
