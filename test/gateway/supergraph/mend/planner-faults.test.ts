import { afterAll, expect, test } from '@jest/globals';
import { gatewayOf, type Part } from './graph.ts';

const stops: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(stops.map((stop) => stop())));

async function started(parts: Record<string, Part>) {
  const { ask, stop } = await gatewayOf(parts);
  stops.push(stop);
  return ask;
}

test('a key by which a subgraph cannot be asked is not taken, also where it stands first', async () => {
  const letters: Part = {
    sdl: `type Letter @key(fields: "number", resolvable: false) @key(fields: "id") { id: ID! number: ID! subject: String! }`,
    resolvers: {
      Letter: { __resolveReference: ({ id }: { id?: string }) => (id ? { id, subject: `Perihal ${id}` } : null) },
    },
  };
  const desks: Part = {
    sdl: `type Query { letters: [Letter!]! }
      type Letter @key(fields: "number", resolvable: false) @key(fields: "id number") {
        id: ID! number: ID! subject: String! @external stamped: String! @requires(fields: "subject") }`,
    resolvers: {
      Query: { letters: () => [{ id: '1', number: 'n-1' }] },
      Letter: {
        __resolveReference: (reference: object) => reference,
        stamped: ({ id, subject }: { id: string; subject: string }) => `${id}: ${subject}`,
      },
    },
  };
  const ask = await started({ letters, desks });
  expect(await ask('{ letters { subject stamped } }')).toEqual({
    data: { letters: [{ subject: 'Perihal 1', stamped: '1: Perihal 1' }] },
  });
});

test('a field behind an interface that nothing implements is an error, not a silent null', async () => {
  const notices: Part = {
    sdl: `interface Notice @key(fields: "id") { id: ID! } type Query { notice: Notice noticeCount: Int }`,
    resolvers: { Query: { notice: () => ({ __typename: 'Notice', id: '1' }), noticeCount: () => 1 } },
  };
  const bodies: Part = {
    sdl: `type Notice @interfaceObject @key(fields: "id", resolvable: false) { id: ID! body: String }
      type Query { latest: Notice }`,
    resolvers: { Query: { latest: () => ({ id: '2', body: 'Isi' }) }, Notice: {} },
  };
  const ask = await started({ notices, bodies });
  const { data, errors } = await ask('{ noticeCount notice { body } }');
  expect(data).toBeUndefined();
  expect(errors[0].message).toMatch(/"Query.notice" cannot be answered: no type implements "Notice"/);
  expect(await ask('{ noticeCount notice @skip(if: true) { body } }')).toEqual({ data: { noticeCount: 1 } });
  expect(await ask('{ latest { id body } }')).toEqual({ data: { latest: { id: '2', body: 'Isi' } } });
});
