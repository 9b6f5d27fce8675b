import type { Logger } from 'pino';
import type { HubConfig } from '../config/config.ts';
import { withSecretFiles } from '../config/secret-files.ts';
import type { DatabasePart } from '../database/database-part.ts';
import { openOrm } from '../database/orm.ts';
import { serviceUrl } from '../database/roles.ts';
import { type LetterBox, openLetterBox } from '../handover/letter-box.ts';
import { openLog } from '../log/open-log.ts';
import { Rounds } from './rounds.ts';
import type { Runtime } from './runtime.ts';

/** The runtimes of one process: one letter box for all, tables of each context under its own role. */
export interface Runtimes {
  log: Logger;
  letterBox: LetterBox;
  /** Runtime of the context whose schema is given; it must be among those opened. */
  of(schema: DatabasePart['schema']): Runtime;
  /** Lets rounds and jobs under way finish, then lets go of every connection. */
  close(): Promise<void>;
}

/** Opens the contexts `parts` in the migrated database at `ownerUrl`. `present` replaces clock or environment. */
export async function openRuntimes(
  parts: readonly DatabasePart[],
  ownerUrl: string,
  config: HubConfig,
  present: Partial<Pick<Runtime, 'now' | 'variables'>> = {},
): Promise<Runtimes> {
  const log = openLog(config);
  const rounds = new Rounds(log);
  const letterBox = await openLetterBox(ownerUrl, config.HUB_SECRET, log);
  const runtimes = new Map<string, Runtime>();
  for (const part of new Set(parts)) {
    const orm = await openOrm(part, serviceUrl(ownerUrl, config.HUB_SECRET, part.schema));
    runtimes.set(part.schema, {
      orm,
      letterBox,
      config,
      log,
      rounds,
      now: () => new Date(),
      variables: withSecretFiles(process.env),
      ...present,
    });
  }
  return {
    log,
    letterBox,
    of(schema) {
      const runtime = runtimes.get(schema);
      if (!runtime) throw new Error(`The context ${schema} was not opened in this process.`);
      return runtime;
    },
    async close() {
      await rounds.stop();
      await letterBox.close();
      await Promise.all([...runtimes.values()].map(({ orm }) => orm.close()));
    },
  };
}
