import type { LightTable, LightThreshold } from './light-table.ts';
import { TrafficLight } from './traffic-light.ts';

const WORST_FIRST = Object.keys(TrafficLight) as TrafficLight[];

/** What is wrong with a table of lights, in words; null: nothing. */
export function lightFault(lights: readonly LightThreshold[]): string | null {
  const wrong = lights.find(({ fromPercent: percent }) => percent < 0 || percent > 100);
  if (wrong) return `fromPercent of ${wrong.light} must be 0 to 100, not ${wrong.fromPercent}.`;
  const ordered = WORST_FIRST.flatMap((light) => lights.filter((one) => one.light === light));
  const twice = ordered.find(({ light }, place) => ordered[place + 1]?.light === light);
  if (twice) return `The light ${twice.light} is named twice.`;
  if (ordered[0]?.fromPercent !== 0) return 'The lowest light must begin at 0, so that every share has a light.';
  const low = ordered.find(({ fromPercent }, place) => place > 0 && fromPercent <= ordered[place - 1]!.fromPercent);
  return low ? `${low.light} must begin above the light before it, in the order ${WORST_FIRST.join(', ')}.` : null;
}

/** The table of a period that ends on `day`, out of all; the oldest for older periods. */
export function lightsOn<Table extends Pick<LightTable, 'validFromDay' | 'publishedAt'>>(
  tables: readonly Table[],
  day: string,
): Table | undefined {
  const newestFirst = [...tables].sort((a, b) =>
    a.validFromDay === b.validFromDay
      ? b.publishedAt.valueOf() - a.publishedAt.valueOf()
      : a.validFromDay < b.validFromDay
        ? 1
        : -1,
  );
  return newestFirst.find(({ validFromDay }) => validFromDay <= day) ?? newestFirst.at(-1);
}
