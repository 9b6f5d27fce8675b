import type { PullContext } from '../../kit/index.ts';
import type { Item } from '../read/items.ts';
import type { RestConfig } from '../site/config.ts';

/** Fewest items whose silence says that the source has changed; a single one may just be incomplete. */
const FEWEST = 2;

/** Does the page keep what the settings say of the list? @throws SourceError('drift') */
export function expectAsSaid(ctx: PullContext<RestConfig>, items: Item[], page: number): void {
  const { list, updated } = ctx.config;
  const field = list.since?.field ?? updated;
  if (field === undefined) return;
  const times = items.flatMap(({ changedAt }) => (changedAt === null ? [] : [changedAt]));
  const isSilent = items.length >= FEWEST && times.length === 0;
  ctx.expect(!isSilent, `no item of page ${page} says a time at "${field}".`);
  if (list.order === 'none') return;
  const inOrder = list.order === 'ascending' ? times : times.toReversed();
  const isSorted = inOrder.every((time, index) => index === 0 || time >= (inOrder[index - 1] ?? ''));
  ctx.expect(isSorted, `page ${page} is not ${list.order} by "${field}"; list.order "none" takes any order.`);
}
