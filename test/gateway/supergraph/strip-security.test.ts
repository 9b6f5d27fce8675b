import { expect, test } from '@jest/globals';
import { stripSecurity } from '../../../gateway/supergraph/strip-security.ts';
import { supergraphOf } from '../support.ts';

test('the directives that Apollo’s gateway refuses are gone with their definitions, all else stays', () => {
  const full = supergraphOf();
  const stripped = stripSecurity(full);
  expect(full).toMatch(/@policy/);
  expect(stripped).not.toMatch(/@policy|policy__Policy|@authenticated|@cost|@listSize|policy\/v/);
  expect(stripped).toMatch(/secret: String/);
  expect(stripped).toMatch(/@join__type\(graph: BOOKS, key: "id"\)/);
});
