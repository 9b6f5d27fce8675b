import type { PullContext } from '../../kit/index.ts';
import type { Open311Config } from '../city/city.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import { instantOf } from '../request/raw.parser.ts';
import { isRow } from '../wire/list.parser.ts';
import { expectTrulyEmpty } from './filter-proof.ts';
import { ListReader } from './list-read.ts';

const DAY = 86_400_000;

/** Does the city have services, and do its newest requests bear an id and a time? @throws SourceError */
export async function checkCity(ctx: PullContext<Open311Config>, endpoint: Endpoint): Promise<void> {
  const services = await endpoint.services();
  ctx.expect(
    services.size > 0 || !ctx.config.quirks.services,
    'the list of services is empty (quirks.services: false?).',
  );
  const to = ctx.now().valueOf() + DAY;
  const span = { from: to - ctx.config.windowDays * DAY, to };
  const parts = new ListReader(ctx, endpoint).parts(span);
  for await (const { rows } of parts) {
    for (const row of rows) {
      ctx.expect(isRow(row) && endpoint.idOf(row) !== null, `a request bears no "${ctx.config.quirks.idField}".`);
      ctx.expect(
        instantOf(row, 'requested_datetime', ctx.config) !== null,
        'a request bears no readable requested_datetime.',
      );
    }
    // The first part of a busy span may well be a quiet one.
    if (rows.length > 0) return;
  }
  await expectTrulyEmpty(ctx, endpoint, span);
}
