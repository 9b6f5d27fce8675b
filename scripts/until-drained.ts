import { setTimeout as sleep } from 'node:timers/promises';
import type { LetterBox } from '../subgraphs/common/handover/letter-box.ts';
import { pullChannel } from '../subgraphs/common/handover/pull-channel.topic.ts';

/**
 * Resolves when every letter that hands something from one context to another has been read. Orders to pull are none of
 * these: a hub of a thousand channels always has some. `show` is told how many there are still.
 */
export async function untilDrained(letterBox: LetterBox, show?: (waiting: number) => void): Promise<void> {
  for (;;) {
    const waiting = await letterBox.waiting([pullChannel]);
    if (waiting === 0) return;
    show?.(waiting);
    await sleep(100);
  }
}
