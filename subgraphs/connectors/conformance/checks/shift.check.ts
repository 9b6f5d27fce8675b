import type { Bench } from '../bench/bench.ts';
import { another, idsOf, livingOf, missingItems } from '../bench/living.ts';
import { type Check, must } from '../check.ts';
import type { Item } from '../source/living-source.ts';

const MINUTE = 60_000;

/** Something happens to the source after the first page, and is there for good. */
type Upheaval = (items: Item[], read: string) => Item[];

async function shifting(bench: Bench): Promise<void> {
  const living = livingOf(bench);
  const upheavals: [what: string, Upheaval][] = [
    ['an item that was read vanishes', (items, read) => items.filter((item) => String(item[living.id]) !== read)],
    ['a new item comes in', (items) => [...items, another(living, 2, MINUTE)]],
    [
      'an item that was read changes',
      (items, read) =>
        items.map((item) =>
          living.updated !== null && String(item[living.id]) === read
            ? { ...another(living, 3, MINUTE), [living.id]: item[living.id] ?? null }
            : item,
        ),
    ],
  ];
  for (const page of [1, 2])
    for (const [what, upheaval] of upheavals) {
      let items = [...living.items];
      const read: string[] = [];
      const first = await bench.pull({
        items: () => items,
        afterPage: ({ records }, count) => {
          read.push(...records.flatMap((raw) => itemOf(living.items, living.id, JSON.stringify(raw)) ?? []));
          if (count === page && read[0] !== undefined) items = upheaval(items, read[0]);
        },
      });
      const second = await bench.pull({ cursor: first.pages.at(-1)?.cursor, items: () => items });
      const seen = await idsOf(bench, [...first.records, ...second.records]);
      const lost = missingItems(
        living,
        living.items.filter((item) => String(item[living.id]) !== read[0]),
        seen,
      );
      must(
        lost.length === 0,
        `${what} after page ${page}: item ${lost.join(', ')} slips over the edge of a page and is never read`,
        'pull',
        'page by a key (records after the last id or time seen); where the source only counts pages, read the page before once more',
      );
    }
}

/** The source's own id of the item a raw record was made of. */
const itemOf = (items: readonly Item[], key: string, raw: string) =>
  items.map((item) => String(item[key])).find((id) => raw.includes(`"${id}"`) || new RegExp(`[:,]${id}[,}]`).test(raw));

/** What moves over the edge of a page while it is read. */
export const SHIFT_CHECKS: Check[] = [
  {
    number: 35,
    given: 'page shrinks or shifts while read',
    must: 'nothing lost',
    needs: 'LIVING_SOURCE',
    run: shifting,
  },
];
