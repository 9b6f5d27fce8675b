import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { completeComplaint } from '../../subgraphs/connectors/kit/complaint.ts';
import type { Json, RawRecord } from '../../subgraphs/connectors/kit/json.ts';
import type { FilePage } from './file-page.ts';

/**
 * Pages of a file with one complaint a line, as ComplaintInput has it. Lines up to `skip` are passed over: they are taken
 * in already. @throws BAD_USER_INPUT naming the line that is no JSON object: nothing behind it is read
 */
export async function* jsonlPages(path: string, skip: number, size: number): AsyncGenerator<FilePage> {
  let raws: RawRecord[] = [];
  let lines = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    lines += 1;
    if (lines <= skip || line.trim() === '') continue;
    raws.push(rawOfLine(line, lines));
    if (raws.length < size) continue;
    yield { raws, cursor: { lines } };
    raws = [];
  }
  if (raws.length > 0) yield { raws, cursor: { lines } };
}

/** What a line leaves out is unknown; a status it leaves out is looked up in the channel's tables. */
function rawOfLine(line: string, number: number): RawRecord {
  const fault = () => hubError('BAD_USER_INPUT', `line ${number} is no JSON object; mend it and start again.`);
  let said: unknown;
  try {
    said = JSON.parse(line);
  } catch {
    throw fault();
  }
  if (typeof said !== 'object' || said === null || Array.isArray(said)) throw fault();
  const { anonymous, secret, ...rest } = said as Record<string, Json>;
  const privacy = { anonymous, secret } as { anonymous: boolean; secret: boolean };
  const complaint = completeComplaint({ status: 'UNKNOWN', ...rest, privacy } as never);
  return { ...(complaint as unknown as RawRecord), _where: `line ${number}` };
}

/** How many lines a file has. */
export async function countLines(path: string): Promise<number> {
  let lines = 0;
  for await (const chunk of createReadStream(path)) for (const byte of chunk as Buffer) if (byte === 10) lines += 1;
  return lines;
}
