import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../common/identity/viewer.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import type { Connector } from '../../kit/connector.ts';
import type { Json } from '../../kit/json.ts';
import { SourceError } from '../../kit/source-error.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { ImportRun } from '../../ledger/import-run.entity.ts';
import { pullContext } from '../pull-context.ts';
import { checkDrift, type ReadRecords, readWhole } from '../read-page.ts';
import { itemsOf } from '../record-page.ts';
import { readerOf } from '../record-reader.ts';
import { settingsOf } from '../settings.ts';
import { failureOf } from '../source-failure.ts';
import { NO_VALUES } from './channel-values.policy.ts';
import { countIn, foreseen } from './import-page.ts';
import { remarksOf, writeRemarks } from './import-remarks.ts';

/** How it is done. */
export interface DryImportOptions {
  connectors: Partial<Record<string, Connector>>;
  variables: Record<string, string | undefined>;
  signal: AbortSignal;
}

/** The run that is under way; null: it has ended. */
const running = (em: EntityManager, id: string, lockMode?: LockMode) =>
  em.findOne(
    ImportRun,
    { id, outcome: 'RUNNING', way: 'SOURCE', dry: true },
    { refresh: true, ...(lockMode && { lockMode }) },
  );

/**
 * Reads a source from the beginning and counts what an import of it would bring; nothing is taken in. Goes on behind its
 * last page after a crash or a stop, ends when somebody ends the run. What fails is kept with the run.
 */
export async function dryImport(runtime: Runtime, id: string, options: DryImportOptions): Promise<void> {
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  const run = await running(em, id);
  if (!run) return;
  try {
    await countPages(em, runtime, run, options);
    await end(em, id, { outcome: 'DONE', endedAt: runtime.now() });
  } catch (error) {
    // A worker that stops says nothing about the source: the letter comes again.
    if (options.signal.aborted) throw error;
    const { errorMessage } = failureOf(error, run.channelId);
    await end(em, id, { outcome: 'FAILED', endedAt: runtime.now(), errorMessage });
  }
}

/** Ids of the dry runs that wait for an installed connector's process. */
export async function dryImportsOf(em: EntityManager, connector: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select r.id from connectors.import_run r join connectors.channel c on c.id = r.channel_id
     where c.connector = ? and r.way = 'SOURCE' and r.dry and r.outcome = 'RUNNING' order by r.id`,
    [connector],
  );
  return rows.map(({ id }) => id);
}

const end = (em: EntityManager, id: string, how: Partial<ImportRun>) =>
  em.nativeUpdate(ImportRun, { id, outcome: 'RUNNING' }, how);

async function countPages(em: EntityManager, runtime: Runtime, run: ImportRun, options: DryImportOptions) {
  const channel = await em.findOneOrFail(Channel, { id: run.channelId });
  const connector = options.connectors[channel.connector ?? channel.family];
  if (!connector) throw new SourceError('config', `the family ${channel.family} cannot be pulled.`);
  const config = settingsOf(connector, channel.settings, options);
  const ctx = pullContext(em, runtime, connector, { channelId: channel.id, config, signal: options.signal });
  const reader = readerOf(connector, config);
  const behind = connector.cursor.safeParse(run.cursor);
  for await (const page of connector.pull(ctx, behind.success ? behind.data : null)) {
    options.signal.throwIfAborted();
    const read = await readWhole(page, reader, runtime.now());
    const terms = { channel, ordering: reader.ordering, runId: run.id };
    if (!(await em.transactional((tx) => countPage(tx, runtime, terms, read, page.cursor as Json)))) return;
    // A real import would end here as well; what is wrong with the records stands in the remarks by now.
    checkDrift(read);
  }
}

/** @returns false when somebody has ended the run */
async function countPage(
  em: EntityManager,
  runtime: Runtime,
  { channel, ordering, runId }: { channel: Channel; ordering: Connector['ordering']; runId: string },
  read: ReadRecords,
  cursor: Json,
): Promise<boolean> {
  const run = await running(em, runId, LockMode.PESSIMISTIC_WRITE);
  if (!run) return false;
  const verdicts = await foreseen(em, runtime, { channel, ordering }, read);
  await writeRemarks(em, run, await remarksOf(em, read.all, NO_VALUES, run.way));
  await countIn(em, run, itemsOf(read.all, verdicts), cursor);
  return true;
}
