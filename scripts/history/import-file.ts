import { setTimeout as sleep } from 'node:timers/promises';
import { HubError } from '../../subgraphs/common/errors/hub-error.ts';
import { SYSTEM_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import type { Runtime } from '../../subgraphs/common/runtime/runtime.ts';
import { channelsContext } from '../../subgraphs/connectors/channels/context.ts';
import type { ImportRun } from '../../subgraphs/connectors/ledger/import-run.entity.ts';
import { jsonlPages } from './jsonl-file.ts';

/** Records taken in by one transaction. */
const PAGE = 500;
/** How long it waits when a pull has the channel: pulls go first. */
const GIVE_WAY_MS = 500;

/** How a file is imported. */
export interface FileImport {
  channel: string;
  path: string;
  dry: boolean;
  signal: AbortSignal;
  /** Told after each committed page. */
  afterPage?(run: ImportRun): void | Promise<void>;
}

/** Imports a file page by page; one that was interrupted goes on behind its last page. @returns the run as it stands */
export async function importFile(runtime: Runtime, { channel, path, dry, signal, afterPage }: FileImport) {
  const { services } = await channelsContext(runtime, SYSTEM_VIEWER, 'import');
  let run = await services.history.open(channel, { way: 'FILE', dry });
  const done = (run.cursor as { lines: number } | null)?.lines ?? 0;
  for await (const { raws, lines } of jsonlPages(path, done, PAGE)) {
    if (signal.aborted) return run;
    run = await givingWay(() => services.importPages.takeFilePage(run.id, raws, { lines }));
    await afterPage?.(run);
  }
  return signal.aborted ? run : services.importPages.finishFile(run.id);
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
