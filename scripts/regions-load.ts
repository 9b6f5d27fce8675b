/**
 * Loads districts or villages from the package idn-area-data (its data: ODbL) and tells the other contexts.
 *   npm run regions -- --level DISTRICT [--within 13]    all of Indonesia takes about a minute
 */
import './say-errors.ts';
import { parseArgs } from 'node:util';
import { RegionLevel } from '../subgraphs/agencies/region/region-level.ts';
import { loadRegions } from '../subgraphs/agencies/seed/seed.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { openRuntimes } from '../subgraphs/common/runtime/open-runtimes.ts';
import { DATABASES } from '../subgraphs/subgraphs.ts';
import { openDatabase } from './hub-database.ts';

const { values } = parseArgs({
  options: { level: { type: 'string', default: 'DISTRICT' }, within: { type: 'string', default: '' } },
});
const level = values.level.toUpperCase();
if (level !== RegionLevel.DISTRICT && level !== RegionLevel.VILLAGE) {
  throw hubError(
    'BAD_USER_INPUT',
    `--level takes DISTRICT or VILLAGE, not ${values.level}; the others are always there.`,
  );
}
const database = await openDatabase();
const runtimes = await openRuntimes(DATABASES, database.ownerUrl, database.config);
const loaded = await loadRegions(runtimes.of('agencies'), level, values.within);
console.log(`${loaded} regions of level ${level} loaded; the other contexts take them in as soon as a worker runs.`);
await runtimes.close();
await database.stop();
