/**
 * How fast history is imported (from a file to reports with clocks), and how fast a channel is compared with its source's
 * own listing, each in a throw-away database.
 *   npm run bench:migration -- --rows 1000000 --json
 *   --import, --records   another number of rows for one of the two parts; 0 leaves it out
 *   --doubles   also measures what comes behind the import: looking the reports through for doubles
 * Milliseconds of processor time a record count this process and PostgreSQL together.
 */
import './say-errors.ts';
import { parseArgs } from 'node:util';
import { importBench } from './bench/migration/import.ts';
import { reconcileBench } from './bench/migration/reconcile.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '50000' },
    records: { type: 'string' },
    import: { type: 'string' },
    doubles: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const [imported, compared] = [values.import, values.records].map((rows) => Number(rows ?? values.rows));
const [imports, comparison] = [
  imported ? await importBench(imported, values.doubles) : null,
  compared ? await reconcileBench(compared) : null,
];
const peakMb = Math.max(imports?.importPeakMb ?? 0, comparison?.reconcilePeakMb ?? 0);
const figures = { ...imports, ...comparison, peakMb };
if (values.json) console.log(JSON.stringify(figures));
else console.table(figures);
