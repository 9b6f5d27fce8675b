/**
 * Brings the database that DATABASE_URL names to the newest form and puts the founding data in. Safe to run again.
 *   DATABASE_URL=postgres://owner@host/hub HUB_SECRET=... npm run migrate
 */
import './say-errors.ts';
import { migrateAll } from '../subgraphs/common/database/migrate.ts';
import { openRuntimes } from '../subgraphs/common/runtime/open-runtimes.ts';
import { DATABASES, SUBGRAPHS } from '../subgraphs/subgraphs.ts';
import { openDatabase } from './hub-database.ts';

const database = await openDatabase();
await migrateAll(database.ownerUrl, database.config.HUB_SECRET, DATABASES);
const runtimes = await openRuntimes(DATABASES, database.ownerUrl, database.config);
for (const { seed, database: part } of SUBGRAPHS) await seed?.(runtimes.of(part.schema));
await runtimes.close();
await database.stop();
console.log(`The schemas ${DATABASES.map(({ schema }) => schema).join(', ')} are up to date.`);
