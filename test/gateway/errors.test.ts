import { expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { formatError } from '../../gateway/errors.ts';
import { newNotes, withNotes } from '../../subgraphs/common/log/request-notes.ts';

/** The error as it leaves within a request, and what the log says of it. */
function leave(message: string, extensions: Record<string, unknown>) {
  let logged = '';
  const log = pino({}, { write: (line) => (logged += line) });
  const error = new GraphQLError(message, { path: ['a', 0], extensions });
  const left = withNotes(newNotes('request-one'), () => formatError(log)(error.toJSON(), error));
  return { left, logged };
}

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['of our registry', { code: 'FORBIDDEN', remedy: 'x', secret: 1 }, { code: 'FORBIDDEN', remedy: 'ASK_OPERATOR' }],
  [
    'about the request',
    { code: 'GRAPHQL_VALIDATION_FAILED' },
    { code: 'GRAPHQL_VALIDATION_FAILED', remedy: 'FIX_INPUT' },
  ],
])('an error %s leaves with its text, code, remedy, path and request id only', (_, extensions, expected) => {
  expect(leave('A text.', extensions).left).toEqual({
    message: 'A text.',
    path: ['a', 0],
    extensions: { ...expected, requestId: 'request-one' },
  });
});

test.each(['defer', 'stream'])('an operation with @%s is told that answers come whole, and what to do', (directive) => {
  const { left } = leave(`Unknown directive "@${directive}".`, { code: 'GRAPHQL_VALIDATION_FAILED' });
  expect(left.message).toMatch(/answers whole.*operation of its own/);
  expect(left.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED', remedy: 'FIX_INPUT' });
});

test.each<[string, Record<string, unknown>]>([
  ['without code', {}],
  ['with a code nobody knows', { code: 'SECRET_CODE' }],
  ['with a code of ours but not by us', { code: 'FORBIDDEN' }],
  ['named as a property of every object', { code: 'constructor', remedy: 'RETRY' }],
  ['of the inside of a subgraph', { code: 'INTERNAL_SERVER_ERROR', remedy: 'ASK_OPERATOR' }],
])('an error %s leaves without its text, which the log keeps under the request id', (_, extensions) => {
  const { left, logged } = leave('hunter2 at 10.1.2.3', extensions);
  expect(left).toEqual({
    message: 'Something failed inside the hub. Tell its operator the request id request-one.',
    path: ['a', 0],
    extensions: { code: 'INTERNAL_SERVER_ERROR', remedy: 'ASK_OPERATOR', requestId: 'request-one' },
  });
  expect(JSON.parse(logged)).toMatchObject({
    requestId: 'request-one',
    path: ['a', 0],
    err: expect.stringContaining('hunter2'),
  });
});
