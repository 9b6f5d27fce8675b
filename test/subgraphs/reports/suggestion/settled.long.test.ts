import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { linkObstacle } from '../../../../subgraphs/reports/merge/join-obstacle.policy.ts';
import { MergeBook } from '../../../../subgraphs/reports/merge/merge-book.service.ts';
import type { MergeVerb } from '../../../../subgraphs/reports/merge/merge-words.ts';
import { DuplicateSuggestion } from '../../../../subgraphs/reports/suggestion/duplicate-suggestion.entity.ts';
import { settledPairs } from '../../../../subgraphs/reports/suggestion/settled.service.ts';
import { SuggestionService } from '../../../../subgraphs/reports/suggestion/suggestion.service.ts';
import { TEST_NOW, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { textOf } from '../match/auto-merge.support.ts';
import { lampReports } from '../matter/matters.ts';
import { chanceFrom } from '../merge/random-merges.ts';
import { systemEm, testReports } from '../support.ts';

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

const GROUND = { actor: viewerOf('AGENCY_ADMIN'), rule: 'CLERK', evidence: {}, reason: 'Bukan yang sama.' };
type Relation = 'SAME_SUBMISSION' | 'SAME_MATTER' | 'RECURRENCE' | 'DIFFERENT';

/** Decides among four reports about one lamp: "LINK SAME_MATTER a b"; merges and their undoing by the book. */
async function decide(ids: readonly string[], ...lines: string[]): Promise<void> {
  await systemEm(hub).transactional(async (em) => {
    const book = await MergeBook.open(em, ids, TEST_NOW);
    for (const line of lines) {
      const [verb, relation, ...names] = line.split(' ') as [MergeVerb, Relation, string, string];
      const [one, other] = names.map((name) => ids['abcd'.indexOf(name)]!) as [string, string];
      if (relation !== 'SAME_SUBMISSION') book.decide(one, other, verb, relation, GROUND);
      else if (verb === 'LINK') book.join(one, other, GROUND);
      else book.takeApart(other, GROUND);
    }
    await book.close();
  });
}

/** Pairs that are settled, as "ac". */
async function settledAmong(ids: readonly string[]): Promise<string[]> {
  const pairs = ids.flatMap((one, place) =>
    ids.slice(place + 1).map((other) => [one, other].sort() as [string, string]),
  );
  const found = await systemEm(hub).transactional((em) => settledPairs(em, pairs));
  const name = (id: string) => 'abcd'[ids.indexOf(id)]!;
  return [...found].map((place) => pairs[place]!.map(name).sort().join('')).sort();
}

/** Pairs that the search proposes now. */
async function proposedAmong(ids: readonly string[]): Promise<string[]> {
  await new SuggestionService(hub.of('reports')).check(ids);
  const rows = await systemEm(hub).find(DuplicateSuggestion, { lowId: { $in: [...ids] }, highId: { $in: [...ids] } });
  return rows
    .map(({ lowId, highId }) =>
      [lowId, highId]
        .map((id) => 'abcd'[ids.indexOf(id)]!)
        .sort()
        .join(''),
    )
    .sort();
}

test.each<[what: string, lines: string[], proposed: string]>([
  ['nothing', [], 'ab ac ad bc bd cd'],
  ['a refusal', ['REJECT DIFFERENT a b'], 'ac ad bc bd cd'],
  [
    'a report taken out of a group',
    ['LINK SAME_SUBMISSION a b', 'LINK SAME_SUBMISSION a c', 'UNLINK SAME_SUBMISSION a c'],
    'ad bd cd',
  ],
  [
    'a report taken out of a matter',
    ['LINK SAME_MATTER a b', 'LINK SAME_MATTER a c', 'UNLINK SAME_MATTER a c', 'PIN_APART SAME_MATTER a c'],
    'ad bd cd',
  ],
  [
    'a refusal, and both linked to others since',
    ['REJECT DIFFERENT a b', 'LINK SAME_MATTER a c', 'LINK SAME_MATTER b d'],
    '',
  ],
  [
    'a chain that fell apart in its middle',
    [
      'LINK SAME_MATTER a b',
      'LINK SAME_MATTER b c',
      'LINK SAME_MATTER c d',
      'UNLINK SAME_MATTER b c',
      'PIN_APART SAME_MATTER b c',
    ],
    '',
  ],
  [
    'a refusal, then a reference that was taken back',
    ['REJECT DIFFERENT a b', 'LINK RECURRENCE a b', 'UNLINK RECURRENCE a b'],
    'ac ad bc bd cd',
  ],
  ['a reference of a whole matter', ['LINK SAME_MATTER a b', 'LINK RECURRENCE a c'], 'ad bd cd'],
  [
    'a refusal that the centre overruled',
    ['REJECT DIFFERENT a b', 'LINK SAME_MATTER a b', 'UNLINK SAME_MATTER a b'],
    'ab ac ad bc bd cd',
  ],
])('after %s what no person has settled is proposed, and no more', async (what, lines, proposed) => {
  const name = what.replaceAll(/[ ,]/g, '');
  const parts = ['', ' Gelap.', ' Bahaya.', ' Sepi.'].map((end) => ({ body: textOf(name) + end }));
  const ids = await lampReports(hub, name, 4, parts);
  await proposedAmong(ids);
  await decide(ids, ...lines);
  const all = ['ab', 'ac', 'ad', 'bc', 'bd', 'cd'];
  expect(all.filter((pair) => !proposed.split(' ').includes(pair))).toEqual(await settledAmong(ids));
  expect((await proposedAmong(ids)).join(' ')).toBe(proposed);
});

test('whatever is decided, a pair is proposed exactly where the decisions would let it be linked', async () => {
  const ids = await lampReports(hub, 'acak', 4);
  const chance = chanceFrom(7);
  const any = <One>(some: readonly One[]) => some[Math.floor(chance() * some.length)]!;
  for (let round = 0; round < 25; round += 1) {
    const [one, other] = any(['ab', 'ac', 'ad', 'bc', 'bd', 'cd']);
    await decide(ids, `${any(['LINK', 'UNLINK', 'PIN_APART', 'REJECT'])} SAME_MATTER ${one} ${other}`);
    const settled = await settledAmong(ids);
    const { standing } = await systemEm(hub).transactional((em) => MergeBook.open(em, ids, TEST_NOW));
    const pairs = ids.flatMap((mine, place) => ids.slice(place + 1).map((theirs) => [mine, theirs] as const));
    const kept = pairs.filter((pair) => standing.path(...pair) !== null || linkObstacle(standing, ...pair) !== null);
    expect(settled).toEqual(kept.map((pair) => pair.map((id) => 'abcd'[ids.indexOf(id)]!).join('')));
  }
});
