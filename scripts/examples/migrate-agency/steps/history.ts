import { createHash } from 'node:crypto';
import {
  type ComplaintInput,
  FollowImport,
  ImportProgress,
  ImportSourceRecords,
  StartHistoryImport,
} from '../../../../schema/client/index.ts';
import { complaintOf } from '../complaint.ts';
import { busy, type Trip } from '../trip.ts';

/** Records of a page; the hub takes 500 at most, and a request of 1 MB. */
const PAGE = 250;

/** What an import came to. */
export interface Imported {
  runId: string;
  seen: number;
  created: number;
  rejected: number;
  /** Rows this client could not even put into words, with why. */
  unsendable: string[];
}

/**
 * Sends every row of the old application, oldest change first; with `dry` nothing is taken in. After a crash it is
 * simply called again: the import that is under way goes on, and a page that was taken in already counts once.
 */
export async function importHistory(trip: Trip, dry: boolean): Promise<Imported> {
  const { channel: channelId, officer, old, say } = trip;
  const what = dry ? 'dry run' : 'import';
  const input = { channelId, dry, way: 'PAGES' as const, expected: await old.count() };
  const idempotencyKey = `${what} ${channelId} ${Date.now()}`;
  const { startHistoryImport } = await officer.request(StartHistoryImport, { input: { ...input, idempotencyKey } });
  const { id: runId } = startHistoryImport;
  const leave = new AbortController();
  const told = follow(trip, runId, leave.signal);
  const unsendable: string[] = [];
  for await (const rows of old.pages(PAGE)) {
    const sendable: ComplaintInput[] = [];
    for (const row of rows) {
      const complaint = complaintOf(row);
      if (typeof complaint === 'string') unsendable.push(`${row.nomor}: ${complaint}`);
      else sendable.push(complaint);
    }
    await sendPage(trip, runId, sendable, false);
  }
  await sendPage(trip, runId, [], true);
  await told.finally(() => leave.abort());
  const { importRun } = await officer.request(ImportProgress, { id: runId });
  const { seen, created, rejected } = importRun!.counts!;
  const left = unsendable.length > 0 ? `; ${unsendable.length} rows could not be sent` : '';
  say('history', `${what}: ${seen} records seen, ${created} new, ${rejected} rejected${left}`, { runId, unsendable });
  return { runId, seen, created, rejected, unsendable };
}

/** The name of a page is what it says: sent again after a crash, it is the same page. */
async function sendPage(trip: Trip, runId: string, complaints: ComplaintInput[], last: boolean): Promise<void> {
  const said = createHash('sha256')
    .update(JSON.stringify([complaints, last]))
    .digest('hex')
    .slice(0, 32);
  const input = { idempotencyKey: `${runId} ${said}`, runId, complaints, last };
  await busy(() => trip.officer.request(ImportSourceRecords, { input }));
}

/** Tells how the import goes on, from the hub's own events, until it ends. */
async function follow({ officer, say }: Trip, runId: string, signal: AbortSignal): Promise<void> {
  for await (const { importProgress } of officer.subscribe(FollowImport, { runId }, { signal })) {
    const { state, counts } = importProgress;
    say('history', `${state.toLowerCase()}: ${counts?.seen} seen, ${counts?.created} new`, { runId });
  }
}
