import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { goOnBehind } from '../../../gateway/subscriptions/last-event.ts';

const schema = buildSchema(`type Query { a: Int }
  type Subscription { news(after: String, kind: String): Int ticks: Int }`);

const went = (query: string, id: string | undefined = 'c9', operationName?: string) =>
  goOnBehind({ query, variables: { k: 'x' }, ...(operationName && { operationName }) }, id, schema);
const flat = (query: string) => query.replace(/\s+/g, ' ').trim();

test('a subscription that can go on is asked to go on behind the event, whatever it said itself', () => {
  const { query, variables } = went('subscription ($k: String) { n: news(after: "c1", kind: $k) }');
  expect(flat(query)).toBe(
    'subscription ($k: String, $__lastEventId: String) { n: news(kind: $k, after: $__lastEventId) }',
  );
  expect(variables).toEqual({ k: 'x', __lastEventId: 'c9' });
});

test.each([
  ['one without the header', 'subscription { news }', ''],
  ['one that cannot go on', 'subscription { ticks }', 'c9'],
  ['a query', '{ a }', 'c9'],
  ['what cannot be read', 'subscription {', 'c9'],
])('%s stays as it is', (_, query, id) => expect(went(query, id).query).toBe(query));

test('of several operations the named one goes on', () => {
  const text = 'query A { a } subscription B { news }';
  expect(flat(went(text, 'c9', 'B').query)).toContain(
    'subscription B($__lastEventId: String) { news(after: $__lastEventId) }',
  );
  expect(went(text, 'c9', 'A').query).toBe(text);
});
