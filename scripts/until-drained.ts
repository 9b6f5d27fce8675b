import { setTimeout as sleep } from 'node:timers/promises';
import type { LetterBox } from '../subgraphs/common/handover/letter-box.ts';
import { matchHistory } from '../subgraphs/common/handover/match-history.topic.ts';
import { pullChannel } from '../subgraphs/common/handover/pull-channel.topic.ts';
import type { TopicSettings } from '../subgraphs/common/handover/topic.ts';

/**
 * Resolves when every letter that hands something from one context to another has been read. Orders to pull are none of
 * these: a hub of a thousand channels always has some. `show` is told how many there are still; `besides` need not be read.
 */
export async function untilDrained(
  letterBox: LetterBox,
  show?: (waiting: number) => void,
  besides: readonly TopicSettings[] = [],
): Promise<void> {
  for (;;) {
    const waiting = await letterBox.waiting([pullChannel, ...besides]);
    if (waiting === 0) return;
    show?.(waiting);
    await sleep(100);
  }
}

/**
 * Waits until imported records are reports with deadlines, then until they have been looked through for doubles, which
 * gives way to everything else. `say` is told what is still being done.
 */
export async function untilTakenIn(letterBox: LetterBox, say?: (what: string) => void) {
  await untilDrained(letterBox, (left) => say?.(`${left} letters to other parts of the hub`), [matchHistory]);
  await untilDrained(letterBox, (left) => say?.(`${left} pages to be looked through for doubles`));
}
