import { setTimeout as sleep } from 'node:timers/promises';
import type { LetterBox } from '../subgraphs/common/handover/letter-box.ts';

/** Resolves when every letter between the contexts has been read. */
export async function untilDrained(letterBox: LetterBox): Promise<void> {
  while ((await letterBox.waiting()) > 0) await sleep(100);
}
