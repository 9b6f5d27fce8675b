import type { PullContext } from '../../kit/index.ts';
import type { Open311Config } from '../city/city.ts';
import { filteredTime } from '../city/quirks.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import { instantOf } from '../request/raw.parser.ts';
import { isRow } from '../wire/list.parser.ts';
import type { Span } from './clock.ts';

/**
 * To be asked when a span has shown nothing: a city whose date filter works otherwise than the standard says (its bounds
 * exchanged, other names) answers an empty list without a word, and would pass for one that has no requests.
 * One call; a city that refuses lists without dates is believed. @throws SourceError('drift')
 */
export async function expectTrulyEmpty(
  ctx: PullContext<Open311Config>,
  endpoint: Endpoint,
  { from, to }: Span,
): Promise<void> {
  const { dateFilter, paging } = ctx.config.quirks;
  if (dateFilter === 'none') return;
  const rows = await endpoint.further(paging ? { [paging.page]: paging.first, [paging.size]: paging.length } : {});
  const within = rows.filter(isRow).filter((row) => {
    const at = instantOf(row, filteredTime(dateFilter), ctx.config);
    return at !== null && at >= from && at < to;
  });
  ctx.expect(
    within.length === 0,
    `the list without dates holds ${within.length} requests of ${iso(from)} to ${iso(to)}, the list by ` +
      `"${dateFilter.from}" and "${dateFilter.to}" none: the city's filter works otherwise than the standard's; some ` +
      `take its two bounds the other way round (quirks.dateFilter: from: ${dateFilter.to}, to: ${dateFilter.from}).`,
  );
}

const iso = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');
