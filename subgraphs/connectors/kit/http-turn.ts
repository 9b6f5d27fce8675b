import { setTimeout as sleep } from 'node:timers/promises';

/** When each host may be asked again, over all channels of this process: two channels of one host share its patience. */
const nextTurn = new Map<string, number>();

/** Waits until the host may be asked again. */
export async function myTurn(
  host: string,
  { requestsPerSecond, signal }: { requestsPerSecond: number; signal: AbortSignal },
): Promise<void> {
  const now = Date.now();
  const turn = Math.max(now, nextTurn.get(host) ?? 0);
  nextTurn.set(host, turn + 1000 / requestsPerSecond);
  if (turn > now) await sleep(turn - now, undefined, { signal });
}
