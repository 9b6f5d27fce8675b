/**
 * How fast a channel is compared with its source's own listing, in a throw-away database.
 *   npm run bench:migration -- --records 200000 --json
 */
import './say-errors.ts';
import { parseArgs } from 'node:util';
import { reconcileBench } from './bench/migration/reconcile.ts';

const { values } = parseArgs({
  options: { records: { type: 'string', default: '200000' }, json: { type: 'boolean', default: false } },
});
const figures = await reconcileBench(Number(values.records));
if (values.json) console.log(JSON.stringify(figures));
else console.table(figures);
