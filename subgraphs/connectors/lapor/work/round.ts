import type { Page, PullContext } from '../../kit/index.ts';
import type { LaporConfig } from '../generation/settings.ts';
import { checkSettings } from '../generation/settings-faults.ts';
import { Interface } from '../reading/interface.source.ts';
import { FRESH, keptOf, type LaporCursor, roundEnded } from './cursor.ts';
import { inOrder, knownIds } from './known-ids.ts';
import { looked } from './looked.policy.ts';
import { Looker } from './looks.ts';
import { namesOf } from './names.ts';

/** One round through the work list, or the rest of one that was cut off. What was read is committed before it ends early. */
export async function* roundOf(
  ctx: PullContext<LaporConfig>,
  cursor: LaporCursor | null,
): AsyncGenerator<Page<LaporCursor>> {
  checkSettings(ctx.config);
  const { reportsPerPage, absentLooks } = ctx.config;
  const source = new Interface(ctx);
  const known = await knownIds(ctx.config);
  let state = keptOf(cursor ?? FRESH, known);
  const gone = new Set(state.left);
  const { after } = state;
  const open = known.filter((id) => !gone.has(id) && (after === null || inOrder(id, after) > 0));
  if (open.length === 0) {
    // A round that was cut off right before its end must not hide the list from the next.
    if (after !== null) yield { records: [], cursor: roundEnded(state) };
    return;
  }
  const names = await namesOf(ctx, source);
  const looker = new Looker(ctx, source, names.isRefused);
  for (let at = 0; at < open.length; at += reportsPerPage) {
    const ids = open.slice(at, at + reportsPerPage);
    const { records, looks, unreadable, notes, stopped } = await looker.look(ids, new Set(state.failing));
    state = { ...looked(state, looks, absentLooks), after: looks.at(-1)?.id ?? state.after };
    if (at + looks.length >= open.length) state = roundEnded(state);
    const named = [];
    for (const raw of records) named.push(await names.beside(raw));
    const remarks = at === 0 ? [...names.notes, ...notes] : notes;
    if (looks.length > 0) yield { records: named, unreadable, notes: remarks, cursor: state };
    if (stopped) throw stopped;
  }
  if (looker.nothingButFailure) throw looker.nothingButFailure;
}
