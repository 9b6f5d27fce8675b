/**
 * How fast history is imported (from a file to reports with clocks), and how fast a channel is compared with its source's
 * own listing, each in a throw-away database.
 *   npm run bench:migration -- --records 200000 --import 50000 --json
 *   --import 0, --records 0   leaves that part out
 */
import './say-errors.ts';
import { parseArgs } from 'node:util';
import { importBench } from './bench/migration/import.ts';
import { reconcileBench } from './bench/migration/reconcile.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '200000' },
    import: { type: 'string', default: '50000' },
    json: { type: 'boolean', default: false },
  },
});
const figures = {
  ...(Number(values.import) > 0 && (await importBench(Number(values.import)))),
  ...(Number(values.records) > 0 && (await reconcileBench(Number(values.records)))),
};
if (values.json) console.log(JSON.stringify(figures));
else console.table(figures);
