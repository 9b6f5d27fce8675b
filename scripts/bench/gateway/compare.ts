import { isDeepStrictEqual } from 'node:util';
import { Pool } from 'undici';
import { answerOf, requestsOf } from './asking.ts';
import type { MeasuredGateway } from './gateways.ts';
import type { Question } from './questions.ts';

/** How a peer's answers compare with ours: every byte, only the JSON value, or not even that. */
export type Likeness = 'same bytes' | 'same JSON' | 'different';

/** Answers compared for each question. */
const COMPARED = 5;

/** Puts the same requests to both and compares their answers; the worst of all, and how long ours are. */
export async function compareAnswers(
  ours: MeasuredGateway,
  peer: MeasuredGateway,
  question: Question,
): Promise<{ likeness: Likeness; bytes: number }> {
  const requests = await requestsOf(question, 1, COMPARED);
  const pools = [ours, peer].map(({ url }) => new Pool(new URL(url).origin)) as [Pool, Pool];
  let [likeness, bytes]: [Likeness, number] = ['same bytes', 0];
  for (const request of requests) {
    const [one, other] = [await answerOf(pools[0], request), await answerOf(pools[1], request)];
    bytes = Math.max(bytes, Buffer.byteLength(one));
    if (one.trim() === other.trim() || likeness === 'different') continue;
    likeness = isDeepStrictEqual(JSON.parse(one), JSON.parse(other)) ? 'same JSON' : 'different';
  }
  await Promise.all(pools.map((pool) => pool.close()));
  return { likeness, bytes };
}
