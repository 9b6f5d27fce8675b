import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PUBLIC_VIEWER, type Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { SuggestionService } from '../../../../subgraphs/reports/suggestion/suggestion.service.ts';
import { ask, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { CITY, letter, OFFICE, record, systemEm, takeIn, testReports } from '../support.ts';

/** Words that no other text here has. */
const textOf = (of: string) => Array.from('abcdefghijkl', (letter) => `${of}${letter}`).join(' ');

let runtimes: TestRuntimes;
beforeAll(async () => {
  runtimes = await testReports();
  const [lamp, road, drain] = ['lampu', 'jalan', 'parit'].map(textOf) as [string, string, string];
  const on = (day: string) => ({ occurredAt: `2026-03-${day}T00:00:00Z` });
  const pages = [
    letter([lamp, road, drain].map((body, n) => record(`PUSH.kanal-a.${n}`, { body }))),
    // The same words are one complaint, nearly the same ones may be.
    letter([
      record('PUSH.kanal-b.1', { body: lamp }),
      record('PUSH.kanal-b.2', { body: `${road} Parah.`, ...on('03') }),
    ]),
    letter([record('PUSH.kanal-c.1', { body: `${drain} Mampet.`, ...on('04') })], { hidden: true }),
  ];
  for (const page of pages) await takeIn(runtimes, page);
  const all = await systemEm(runtimes).execute<{ id: string }[]>('select id from reports.report order by id');
  await new SuggestionService(runtimes.of('reports')).check(all.map(({ id }) => id));
});
afterAll(() => runtimes.drop());

async function shared(channel: string, viewer: Viewer) {
  const question = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Channel { duplicates { channel { id } suggested joined } } } }`;
  const { data, errors } = await ask(reports, runtimes, viewer, question, {
    r: [{ __typename: 'Channel', id: channel }],
  });
  expect(errors).toBeUndefined();
  return (data!._entities as { duplicates: object[] | null }[])[0]!.duplicates;
}

const of = (channel: string, suggested: number, joined: number) => ({ channel: { id: channel }, suggested, joined });

test('a channel shows what it shares with others: pairs that wait for a person, and reports that are one', async () => {
  const centre = viewerOf('CENTRAL_ADMIN');
  expect(await shared('kanal-a', centre)).toEqual([of('kanal-b', 1, 1), of('kanal-c', 1, 0)]);
  expect(await shared('kanal-b', centre)).toEqual([of('kanal-a', 1, 1)]);
  expect(await shared('kanal-z', centre)).toEqual([]);
});

test('offices see it as far as they may see both reports, others not at all', async () => {
  const liaison = (agencyId: string) => viewerOf('LIAISON', { agencyId });
  expect(await shared('kanal-a', liaison(OFFICE))).toEqual([of('kanal-b', 1, 1), of('kanal-c', 1, 0)]);
  // The third channel is not shown yet.
  expect(await shared('kanal-a', liaison(CITY))).toEqual([of('kanal-b', 1, 1)]);
  for (const viewer of [PUBLIC_VIEWER, viewerOf('REPORTER', { userId: 'warga' })])
    expect(await shared('kanal-a', viewer)).toBeNull();
});
