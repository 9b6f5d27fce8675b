import { createHash } from 'node:crypto';
import {
  type ComplaintInput,
  FollowImport,
  HistoryImports,
  ImportProgress,
  ImportSourceRecords,
  StartHistoryImport,
} from '../../../../schema/client/index.ts';
import { complaintOf } from '../complaint.ts';
import { busy, type Trip } from '../trip.ts';
import { mapValues } from './map.ts';

/** Records of a page (the hub takes 500 at most), and their bytes (of a request, 1 MB). */
const PAGE = 500;
const MOST_BYTES = 900_000;

/** Counts first, maps what nothing maps, then takes the history in; what has been done already is not done again. */
export async function moveHistory(trip: Trip): Promise<void> {
  const { channel } = await trip.officer.request(HistoryImports, { channelId: trip.channel });
  const real = channel!.imports.edges.map(({ node }) => node).filter(({ dry }) => !dry);
  if (real.some(({ state }) => state === 'DONE')) return trip.say('history', 'is imported already');
  if (real.some(({ state }) => state === 'RUNNING')) trip.say('history', 'an import is under way; it goes on');
  else {
    await importHistory(trip, true);
    const unknown = await mapValues(trip);
    if (unknown.length > 0)
      throw new Error(`Nobody knows what these mean: ${unknown.join(', ')}. Add them to words.ts.`);
  }
  await importHistory(trip, false);
}

/**
 * Sends every row of the old application, oldest change first; with `dry` nothing is taken in. After a crash it is
 * simply called again: the import that is under way goes on, and a page that was taken in already counts once.
 */
async function importHistory(trip: Trip, dry: boolean): Promise<void> {
  const { channel: channelId, officer, old, say } = trip;
  const what = dry ? 'dry run' : 'import';
  const input = { channelId, dry, way: 'PAGES' as const, expected: await old.count() };
  const idempotencyKey = `${what} ${channelId} ${Date.now()}`;
  const { startHistoryImport } = await officer.request(StartHistoryImport, { input: { ...input, idempotencyKey } });
  const { id: runId } = startHistoryImport;
  const leave = new AbortController();
  const told = follow(trip, runId, leave.signal);
  const unsendable: string[] = [];
  for await (const page of pagesOf(trip, unsendable)) await sendPage(trip, runId, page, false);
  await sendPage(trip, runId, [], true);
  await told.finally(() => leave.abort());
  const { importRun } = await officer.request(ImportProgress, { id: runId });
  const { seen, created, rejected } = importRun!.counts!;
  const left = unsendable.length > 0 ? `; ${unsendable.length} rows could not be sent` : '';
  say('history', `${what}: ${seen} records seen, ${created} new, ${rejected} rejected${left}`, { runId, unsendable });
}

/** Pages in the hub's words, small enough for one request; rows that cannot be sent are told with why. */
async function* pagesOf({ old }: Trip, unsendable: string[]): AsyncGenerator<ComplaintInput[]> {
  for await (const rows of old.pages(PAGE)) {
    let page: ComplaintInput[] = [];
    let bytes = 0;
    for (const row of rows) {
      const complaint = complaintOf(row);
      if (typeof complaint === 'string') {
        unsendable.push(`${row.nomor}: ${complaint}`);
        continue;
      }
      const size = Buffer.byteLength(JSON.stringify(complaint));
      if (bytes + size > MOST_BYTES) {
        yield page;
        [page, bytes] = [[], 0];
      }
      page.push(complaint);
      bytes += size;
    }
    if (page.length > 0) yield page;
  }
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
