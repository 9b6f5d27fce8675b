import { type Complaint, SourceError } from '../../kit/index.ts';
import type { SourceTime } from '../time/clock.ts';
import { timeOf } from '../time/time.parser.ts';
import { needed, objects, type Reading, shortened, text } from './reading.ts';

/**
 * When the complaint was received. One whose pages only say how long ago keeps what its first reading said.
 * @throws SourceError('record') when that is no time
 */
export function receivedAt(reading: Reading): string {
  const shown = needed(reading, 'receivedAt');
  const time = read(reading, shown);
  if (!time) throw new SourceError('record', `receivedAt: "${shortened(shown)}" is no time as pages write it.`);
  const [first] = objects([reading.raw._firstSeen ?? null]);
  if (!time.relative || !first) return time.instant;
  return read(reading, String(first.receivedAt), String(first.fetchedAt))?.instant ?? time.instant;
}

/** When its page was last changed, as the site says; null: it does not, or not in a way we read. */
export function updatedAt(reading: Reading): string | null {
  return read(reading, reading.said('updatedAt') ?? '')?.instant ?? null;
}

/** Answers in the order of the page. A relative time is left out: each reading would make another answer of it. */
export function answersOf(reading: Reading): Complaint['answers'] {
  return objects(reading.raw.answers).map((answer) => {
    const time = read(reading, text(answer.at) ?? '');
    return { at: time && !time.relative ? time.instant : null, by: text(answer.by), text: text(answer.text) ?? '' };
  });
}

const read = ({ raw, config }: Reading, shown: string, fetchedAt = String(raw._fetchedAt)): SourceTime | null =>
  timeOf(shown, config.timezone, new Date(fetchedAt));
