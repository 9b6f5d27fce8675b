import { expect, test } from '@jest/globals';
import { readSupergraph } from '../../../gateway/supergraph/read-supergraph.ts';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';

test('a supergraph file is read as it stands', async () => {
  expect(await readSupergraph(fromRoot('schema', 'supergraph.graphql'))).toMatch(/@join__graph/);
});

test.each<[string, string, RegExp]>([
  ['that is not there', fromRoot('schema', 'none.graphql'), /none\.graphql cannot be read/],
  ['that is no GraphQL', fromRoot('package.json'), /package\.json is no GraphQL schema: Syntax Error/],
])('a file %s is named with its fault', async (_, path, reason) => {
  await expect(readSupergraph(path)).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringMatching(reason),
  });
});
