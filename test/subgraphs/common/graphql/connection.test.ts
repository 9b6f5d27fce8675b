import { expect, test } from '@jest/globals';
import { checkPage, cursorOf, pageOf, readCursor } from '../../../../subgraphs/common/graphql/connection.ts';

test.each([0, 101, -1, 1.5])('a page of %p is refused with the code BAD_PAGE_SIZE', (first) => {
  expect(() => checkPage({ first })).toThrow(expect.objectContaining({ code: 'BAD_PAGE_SIZE' }));
});

test('the surplus row only tells that there are more', () => {
  const page = pageOf(['a', 'b', 'c'], 2, (row) => cursorOf(row));
  expect(page.edges.map(({ node }) => node)).toEqual(['a', 'b']);
  expect(page.pageInfo).toEqual({ hasNextPage: true, endCursor: cursorOf('b') });
});

test('a cursor gives back its sort values', () => {
  expect(readCursor(cursorOf('Pemerintah Kota', 'id-1'), 2)).toEqual(['Pemerintah Kota', 'id-1']);
  expect(readCursor(null, 2)).toBeNull();
});

test.each(['!!!', cursorOf('only one'), 'bnVsbA'])('"%s" is no cursor of a two-column list', (cursor) => {
  expect(() => readCursor(cursor, 2)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }));
});
