import { cursorOf, readCursor } from '../../common/graphql/connection.ts';
import type { NoticeTools } from '../subscription/subscription-rights.service.ts';
import { tailOf } from './event-tail.ts';
import { isWanted, mayHear, type StreamFilter } from './listener.policy.ts';
import type { Position, StreamedEvent } from './streamed-event.ts';

/** What happens to reports, as it happens, for one listener. */
export class StreamService {
  constructor(private readonly tools: NoticeTools) {}

  /**
   * Events that the viewer may know of and asked for, from `after` on, else from now on; never ends by itself. Pulled, not
   * pushed: nothing piles up here for a listener that reads slowly. @throws BAD_CURSOR
   */
  async *events(filter: StreamFilter, after: string | null, signal: AbortSignal): AsyncGenerator<StreamedEvent> {
    const from = placeOf(after);
    const tail = tailOf(this.tools.runtime);
    let position = from ?? (await tail.join());
    if (from) await tail.join();
    try {
      while (!signal.aborted) {
        // Awaited from before the reading, so that nothing comes between them unheard.
        const news = tail.news(signal);
        const read = await tail.behind(position);
        const moved = read.position !== position;
        position = read.position;
        for (const event of read.events) {
          if (isWanted(filter, event) && mayHear(this.tools.viewer, event)) yield event;
        }
        if (!moved) await news;
      }
    } finally {
      tail.leave();
    }
  }
}

/** Name of an event's place, for a listener that comes back. */
export const cursorOfEvent = ({ tx, key }: Position) => cursorOf(tx, key);

function placeOf(cursor: string | null): Position | null {
  const [tx, key] = readCursor(cursor, 2) ?? [];
  if (tx === undefined || key === undefined) return null;
  return { tx: /^\d{1,19}$/.test(tx) ? tx : '0', key };
}
