import { ResolveLegacyId } from '../../../../schema/client/index.ts';
import { busy, type Trip } from '../trip.ts';

/** Numbers asked for side by side. */
const AT_ONCE = 16;

/** Asks for every number the old application ever gave out, by GraphQL and at GET /r/<channel>/<number>. @returns those that lead nowhere */
export async function checkNumbers(trip: Trip): Promise<string[]> {
  const numbers = await trip.old.numbers();
  const lost: string[] = [];
  const rest = numbers.values();
  const asker = async () => {
    for (const number of rest) if (!(await leads(trip, number))) lost.push(number);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, asker));
  const shown = lost.length > 0 ? `, not these: ${lost.slice(0, 10).join(', ')}` : '';
  trip.say('numbers', `${numbers.length - lost.length} of ${numbers.length} old numbers lead to a report${shown}`, {
    numbers: numbers.length,
    lost: lost.length,
  });
  return lost;
}

async function leads({ channel: system, officer, door }: Trip, id: string): Promise<boolean> {
  const { resolveLegacyId } = await busy(() => officer.request(ResolveLegacyId, { system, id }));
  return resolveLegacyId.length === 1 && (await door(`/r/${system}/${id}`)) === 200;
}
