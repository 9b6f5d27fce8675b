import { setTimeout as sleep } from 'node:timers/promises';
import { forkFor } from '../../subgraphs/common/database/row-security.ts';
import { HubError } from '../../subgraphs/common/errors/hub-error.ts';
import { SYSTEM_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import type { Runtime } from '../../subgraphs/common/runtime/runtime.ts';
import { channelsContext } from '../../subgraphs/connectors/channels/context.ts';
import type { Json } from '../../subgraphs/connectors/kit/json.ts';
import { Channel } from '../../subgraphs/connectors/ledger/channel.entity.ts';
import type { ImportRun } from '../../subgraphs/connectors/ledger/import-run.entity.ts';
import { jsonlPages } from './jsonl-file.ts';
import { isTable, tablePages } from './table-file.ts';

/** Records taken in by one transaction. */
const PAGE = 500;
/** How long it waits when a pull has the channel: pulls go first. */
const GIVE_WAY_MS = 500;

/** How a file is imported. */
export interface FileImport {
  channel: string;
  /** JSON lines, or a table where its name ends in .csv or .xlsx. */
  path: string;
  /** Channel file whose mapping a table is read by; see `TableTerms`. */
  map?: string | undefined;
  dry: boolean;
  signal: AbortSignal;
  /** Told after each committed page. */
  afterPage?(run: ImportRun): void | Promise<void>;
}

/** Imports a file page by page; one that was interrupted goes on behind its last page. @returns the run as it stands */
export async function importFile(runtime: Runtime, file: FileImport) {
  const { channel, dry, signal, afterPage } = file;
  const { services } = await channelsContext(runtime, SYSTEM_VIEWER, 'import');
  let run = await services.history.open(channel, { way: 'FILE', dry });
  for await (const { cursor, ...page } of pagesOf(runtime, file, run.cursor)) {
    if (signal.aborted) return run;
    run = await givingWay(() => services.importPages.takeFilePage(run.id, page, cursor));
    await afterPage?.(run);
  }
  return signal.aborted ? run : services.importPages.finishFile(run.id);
}

/** What of the file lies behind `cursor`. */
async function* pagesOf(runtime: Runtime, { channel: id, path, map, signal }: FileImport, cursor: Json) {
  if (!isTable(path)) return yield* jsonlPages(path, (cursor as { lines?: number } | null)?.lines ?? 0, PAGE);
  const channel = await forkFor(runtime.orm, SYSTEM_VIEWER).findOneOrFail(Channel, { id });
  yield* tablePages(runtime, { channel, path, map, signal }, cursor);
}

/** Tries again for as long as a pull has the channel. */
async function givingWay<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof HubError && error.code === 'CHANNEL_BUSY')) throw error;
      await sleep(GIVE_WAY_MS);
    }
  }
}
