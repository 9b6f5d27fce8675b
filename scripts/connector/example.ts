import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Json, RawRecord } from '../../subgraphs/connectors/kit/json.ts';
import { readRecords } from '../../subgraphs/connectors/runner/read-page.ts';
import { readerOf } from '../../subgraphs/connectors/runner/record-reader.ts';
import type { ChannelFile } from './channel-file.ts';
import { UsageError } from './command.ts';

/** What is read of a recording here. */
const shape = z.looseObject({
  at: z.iso.datetime(),
  pages: z.array(z.looseObject({ records: z.array(z.record(z.string(), z.json())), cursor: z.json() })).default([]),
});

/** Path of the recording of a channel file. */
export const recordingPath = (path: string) => path.replace(/\.ya?ml$/, '.recording.json');

/** Records of the recording beside the file that its connector cannot use; none where there is no recording. */
export async function unusableExamples(
  path: string,
  { connector, config }: ChannelFile,
): Promise<{ place: string; reason: string }[]> {
  const text = await readFile(recordingPath(path), 'utf8').catch(() => null);
  if (text === null) return [];
  const { at, pages } = recordingIn(text, recordingPath(path));
  const raws = pages.flatMap(({ records }) => records as RawRecord[]);
  const { dead } = await readRecords(raws, readerOf(connector, config), new Date(at));
  const cursors = pages.filter(({ cursor }) => !connector.cursor.safeParse(cursor as Json).success);
  return [
    ...dead.map(({ place, reason }) => ({ place, reason })),
    ...cursors.map(() => ({ place: 'a cursor', reason: 'is none of this family.' })),
  ];
}

function recordingIn(text: string, path: string): z.infer<typeof shape> {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`${path} is no recording. npm run connector -- record makes one.`);
  }
}
