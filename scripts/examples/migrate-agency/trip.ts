import { setTimeout as sleep } from 'node:timers/promises';
import { type HubClient, HubRequestError } from '../../../schema/client/index.ts';
import type { OldDatabase } from './old-database.ts';
import type { Say } from './say.ts';

/** Everything a step needs. What has been done already is asked of the hub: this client keeps nothing. */
export interface Trip {
  channel: string;
  /** Agency that owns the channel. */
  agencyId: string;
  /** The agency's technician, its head, and the centre; each asks with a token of its own. */
  officer: HubClient;
  head: HubClient;
  centre: HubClient;
  old: OldDatabase;
  /** Status of a GET at a door of the hub, asked as the officer. */
  door(path: string): Promise<number>;
  say: Say;
}

/** How often a worker's progress is asked for. */
const LOOK_MS = 200;

/** Asks until the answer is there. */
export async function until<Answer>(ask: () => Promise<Answer | null>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    await sleep(LOOK_MS);
  }
}

/** Tries again for as long as a pull has the channel, or the hub asks for patience. */
export async function busy<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  return until(async () => {
    try {
      return { answer: await ask() };
    } catch (error) {
      if (error instanceof HubRequestError && error.remedy === 'RETRY') return null;
      throw error;
    }
  }).then(({ answer }) => answer);
}
