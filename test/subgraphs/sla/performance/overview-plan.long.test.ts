import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type pg from 'pg';
import { newId } from '../../../../subgraphs/common/database/uuid.ts';
import { EVERY_AGENCY } from '../../../../subgraphs/sla/performance/fact-sql.ts';
import { readSums } from '../../../../subgraphs/sla/performance/performance-sql.ts';
import { quarterAt } from '../../../../subgraphs/sla/performance/quarter.ts';
import { TEST_NOW } from '../../../support/test-runtime.ts';
import { SlaHub } from '../sla-hub.ts';
import { ownerOf, scansOf } from '../sla-plan.ts';

let hub: SlaHub;
let owner: pg.Client;
const office = newId();

/** Sums of three hundred offices over a year, one of them ours, and those of the nation. */
const FILL = `insert into sla.performance_cell (agency_id, month, channel_id, category_id, shown, measure, bucket, n)
  select agency_id, date '2026-01-01' + m * interval '1 month', p.channel, p.category, true, measure, 0, 5
  from (select case n when 0 then $1::uuid when 1 then $2::uuid else gen_random_uuid() end as agency_id
    from generate_series(0, 300) n) a, generate_series(0, 11) m,
    (values ('*', '*'), ('a', 'x'), ('b', 'x')) p(channel, category), (values ('RECEIVED'), ('OPEN'), ('RATING')) v(measure)`;

beforeAll(async () => {
  hub = await SlaHub.open();
  owner = await ownerOf(hub);
  await owner.query(FILL, [EVERY_AGENCY, office]);
  await owner.query('analyze sla.performance_cell');
});
afterAll(async () => {
  await owner.end();
  await hub.close();
});

const asked = { from: '2026-01-01', to: '2026-12-31', exact: false, quarter: quarterAt(TEST_NOW) };

test.each<[string, string[] | null, object, number]>([
  ['the nation', null, {}, 36],
  ['the nation, one channel and category', null, { channelId: 'a', categoryId: 'x' }, 36],
  ['an office', [office], {}, 36],
  ['an office, one channel', [office], { channelId: 'b' }, 36],
  ['an office, one category', [office], { categoryId: 'x' }, 108],
])(
  'figures of %s read rows of sums by index, and no table that grows with reports',
  async (_, agencies, filter, most) => {
    const { sql, values } = readSums({ ...asked, agencies, filter });
    for (const role of ['PUBLIC', 'CENTRAL_ADMIN']) {
      const { tables, whole, touched } = await scansOf(owner, sql, values, role);
      expect(tables).toEqual(['performance_cell', 'performance_delta']);
      expect(whole).not.toContain('performance_cell');
      expect(touched).toBeLessThanOrEqual(most);
    }
  },
);
