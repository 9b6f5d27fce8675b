import { compareStreets } from '../place/street.policy.ts';
import type { Prepared } from '../prepared.ts';
import { cosine } from '../text/word-likeness.ts';
import type { Look } from './look.ts';
import { house, numbers } from './where.ts';

const DAY_MS = 86_400_000;
/** Nobody rewrites a report word by word within days only to change the number: it is another lamp, another hole. */
const DAYS = 3;
const NEARLY_THE_SAME = 0.55;
const NUMBERS: readonly Look[] = [house, numbers('blocks'), numbers('labels'), numbers('rts')];
const OTHER: ReadonlySet<string> = new Set(['CONFLICT', 'NEXT']);

/** One text used for several spots: nearly the same words soon after, with another house, block, RT, label, gang or street. */
export const template: Look = (a, b, terms) => {
  if (!(Math.abs(a.receivedAt - b.receivedAt) <= DAYS * DAY_MS)) return null;
  if (cosine(a.words, b.words, terms) < NEARLY_THE_SAME) return null;
  const numbered = NUMBERS.some((look) => OTHER.has(look(a, b, terms)?.level ?? ''));
  return numbered || otherStreet(a, b) ? { level: 'OTHER_SPOT', values: [] } : null;
};

function otherStreet(a: Prepared, b: Prepared): boolean {
  const level = compareStreets(a.spot.streets, b.spot.streets)?.level ?? '';
  return level.startsWith('OTHER');
}
