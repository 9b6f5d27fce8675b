import { extname } from 'node:path';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import type { Runtime } from '../../subgraphs/common/runtime/runtime.ts';
import { CONNECTORS } from '../../subgraphs/connectors/families.ts';
import type { Connector, Page } from '../../subgraphs/connectors/kit/connector.ts';
import type { Json, RawRecord } from '../../subgraphs/connectors/kit/json.ts';
import { SourceError } from '../../subgraphs/connectors/kit/source-error.ts';
import type { Channel } from '../../subgraphs/connectors/ledger/channel.entity.ts';
import { dryContext } from '../../subgraphs/connectors/runner/dry-pull.ts';
import { isDead, normalizeRecord } from '../../subgraphs/connectors/runner/normalize-page.ts';
import { type RecordReader, readerOf } from '../../subgraphs/connectors/runner/record-reader.ts';
import { settingsOf } from '../../subgraphs/connectors/runner/settings.ts';
import { channelFile } from '../connector/channel-file.ts';
import type { FilePage } from './file-page.ts';

/** Endings of files that are tables; also those a spreadsheet program writes and the connector refuses with advice. */
const TABLES = new Set(['.csv', '.xlsx', '.xls', '.xlsm', '.xlsb', '.ods']);

/** Is a file of this name read as a table? */
export const isTable = (path: string) => TABLES.has(extname(path).toLowerCase());

/** How a table is read. */
export interface TableTerms {
  channel: Channel;
  path: string;
  /** Channel file of the family sheet whose mapping is used; absent: the channel's own, else that of "Laporan Ringkas". */
  map?: string | undefined;
  signal: AbortSignal;
}

/**
 * Pages of a CSV or XLSX file behind `cursor`, read as a channel of the family SHEET reads it. A file that has changed
 * since is read again from its start. @throws BAD_USER_INPUT when the file as a whole, or its mapping, cannot be used
 */
export async function* tablePages(runtime: Runtime, terms: TableTerms, cursor: Json): AsyncGenerator<FilePage> {
  const connector = CONNECTORS.SHEET!;
  try {
    const config = await settingsFor(connector, runtime, terms);
    const reader = readerOf(connector, config);
    const { now } = runtime;
    const context = dryContext(connector, config, { signal: terms.signal, now, allowPrivateAddress: false });
    for await (const page of connector.pull(context, connector.cursor.safeParse(cursor).data ?? null))
      yield terms.channel.family === 'SHEET'
        ? { raws: page.records, unreadable: page.unreadable, reader, cursor: page.cursor as Json }
        : await complaintPage(page, reader, now());
  } catch (error) {
    throw error instanceof SourceError ? hubError('BAD_USER_INPUT', error.message) : error;
  }
}

async function settingsFor(connector: Connector, runtime: Runtime, { channel, path, map }: TableTerms) {
  const stored = map ? await mappingIn(map) : channel.family === 'SHEET' ? channel.settings : {};
  const settings = { folder: null, from: null, file: path };
  return settingsOf(connector, stored, { variables: runtime.variables, settings });
}

async function mappingIn(path: string): Promise<Json> {
  const { source } = await channelFile(path);
  if (source.family === 'SHEET') return source.config as Json;
  throw hubError('BAD_USER_INPUT', `${path} is of the family ${source.family}; --map takes one of the family sheet.`);
}

/** Rows as complaints: a channel that is not fed by tables could not read the rows again later. */
async function complaintPage(page: Page<unknown>, reader: RecordReader, now: Date): Promise<FilePage> {
  const raws: RawRecord[] = [];
  const unreadable = [...(page.unreadable ?? [])];
  for (const raw of page.records) {
    const read = await normalizeRecord(raw, reader, now);
    if (isDead(read))
      // Under its id the letter is settled when a mended row comes.
      unreadable.push({ raw: { ...raw, externalId: read.externalId }, where: read.place, why: read.reason });
    else {
      const reporter = read.reporter && JSON.parse(read.reporter);
      raws.push({ ...(read.complaint as unknown as RawRecord), reporter, _where: String(raw._where) });
    }
  }
  return { raws, unreadable, cursor: page.cursor as Json };
}
