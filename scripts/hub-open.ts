import { migrateAll } from '../subgraphs/common/database/migrate.ts';
import { openRuntimes, type Runtimes } from '../subgraphs/common/runtime/open-runtimes.ts';
import { DATABASES, SUBGRAPHS } from '../subgraphs/subgraphs.ts';
import { type HubDatabase, openDatabase } from './hub-database.ts';
import { untilDrained } from './until-drained.ts';

/** Runs work of one command with every context in this process, reading letters, beside a running hub or alone. */
export async function withHub<Result>(work: (runtimes: Runtimes) => Promise<Result>): Promise<Result> {
  const database = await openDatabase();
  try {
    const runtimes = await openHere(database);
    try {
      return await work(runtimes);
    } finally {
      await runtimes.close();
    }
  } finally {
    await database.stop();
  }
}

/** Letters are read here: alone, a command would end with records that are no reports yet. */
async function openHere({ ownerUrl, config }: HubDatabase): Promise<Runtimes> {
  await migrateAll(ownerUrl, config.HUB_SECRET, DATABASES);
  const runtimes = await openRuntimes(DATABASES, ownerUrl, { ...config, LOG_LEVEL: 'error' });
  for (const { seed, jobs, database } of SUBGRAPHS) {
    await seed?.(runtimes.of(database.schema));
    await jobs(runtimes.of(database.schema));
  }
  // What the register has just told has to be known before records name its agencies.
  await untilDrained(runtimes.letterBox);
  return runtimes;
}
