import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { mendSupergraph } from '../../../../gateway/supergraph/mend/mend-supergraph.ts';
import { StandIns } from '../../../../gateway/supergraph/mend/stand-ins.ts';
import { gatewayOf, type Part, supergraphOf } from './graph.ts';

/** What a permit costs in each currency, per kilogram; invented. */
const RATE: Record<string, number> = { IDR: 1_000, USD: 2, EUR: 3 };

const permits: Part = {
  sdl: `type Query { permits: [Permit!]! }
    type Permit @key(fields: "id") { id: ID! weight: Int! fee(currency: String!): Int office: Office }
    type Office { fee(currency: String!): Int }`,
  resolvers: {
    Query: { permits: () => ['p1', 'p2'].map((id, n) => ({ id, weight: n + 1, office: {} })) },
    Permit: {
      __resolveReference: ({ id }: { id: string }) => ({ id, weight: Number(id.slice(1)), office: {} }),
      fee({ weight }: { weight: number }, { currency }: { currency: string }) {
        if (!(currency in RATE)) throw new Error(`no rate for ${currency}`);
        return weight * RATE[currency]!;
      },
    },
    Office: { fee: (_: unknown, { currency }: { currency: string }) => RATE[currency] },
  },
};

const totals: Part = {
  sdl: `type Permit @key(fields: "id") {
      id: ID!
      weight: Int! @external
      fee(currency: String!): Int @external
      office: Office @external
      dollars: String @requires(fields: "fee(currency: \\"USD\\") weight")
      euros: String @requires(fields: "fee(currency: \\"EUR\\")")
      officeDollars: String @requires(fields: "office { fee(currency: \\"USD\\") }")
      unknown: String @requires(fields: "fee(currency: \\"XXX\\")")
    }
    type Office @external { fee(currency: String!): Int }`,
  resolvers: {
    Permit: {
      __resolveReference: (reference: object) => reference,
      dollars: ({ fee, weight }: { fee: number; weight: number }) => `${fee} USD for ${weight}`,
      euros: ({ fee }: { fee: number }) => `${fee} EUR`,
      officeDollars: ({ office }: { office: { fee: number } }) => `${office.fee} USD`,
      unknown: ({ fee }: { fee: number | null }) => `${fee}`,
    },
  },
};

const parts = { permits, totals };
let gateway: Awaited<ReturnType<typeof gatewayOf>>;
let swap: (sdl: string) => void = () => {};
beforeAll(async () => {
  gateway = await gatewayOf(parts, (take) => {
    swap = take;
    return () => {};
  });
});
afterAll(() => gateway.stop());

const PERMITS = [
  { dollars: '2 USD for 1', officeDollars: '2 USD' },
  { dollars: '4 USD for 2', officeDollars: '2 USD' },
];

test('what a field requires with an argument is asked with it, also inside another field', async () => {
  expect(await gateway.ask('{ permits { dollars officeDollars } }')).toEqual({ data: { permits: PERMITS } });
});

test('the client’s own argument for the same field is not mixed up with the required one', async () => {
  expect(await gateway.ask('{ permits { fee(currency: "IDR") dollars rupiah: fee(currency: "IDR") } }')).toEqual({
    data: {
      permits: [
        { fee: 1_000, dollars: '2 USD for 1', rupiah: 1_000 },
        { fee: 2_000, dollars: '4 USD for 2', rupiah: 2_000 },
      ],
    },
  });
});

test('fields that require one field with different arguments each get their own', async () => {
  expect(await gateway.ask('{ permits { dollars euros officeDollars } }')).toEqual({
    data: { permits: PERMITS.map((permit, n) => ({ ...permit, euros: `${3 * (n + 1)} EUR` })) },
  });
});

test('an error of what is required names the field, not what stands for it', async () => {
  const { errors } = await gateway.ask('{ permits { unknown } }');
  expect(errors[0].path).toEqual(['permits', 0, 'fee']);
  expect(JSON.stringify(errors)).not.toContain('__with');
});

test('clients cannot see or ask for what stands for a field', async () => {
  const { data } = await gateway.ask('{ __type(name: "Permit") { fields { name } } }');
  expect(data.__type.fields.map(({ name }: { name: string }) => name)).toEqual([
    ...['id', 'weight', 'fee', 'office', 'dollars', 'euros', 'officeDollars', 'unknown'],
  ]);
  const { errors } = await gateway.ask('{ permits { fee__with1 } }');
  expect(errors[0].message).toMatch(/Cannot query field "fee__with1"/);
});

test('the mends are in a supergraph that replaces another', async () => {
  swap(`${supergraphOf(parts)}\n# newer`);
  expect(await gateway.ask('{ permits { dollars officeDollars } }')).toEqual({ data: { permits: PERMITS } });
});

test('the same arguments share a name, a name that is taken is left alone', () => {
  const taken: Part = { ...totals, sdl: totals.sdl.replace('id: ID!', 'id: ID! fee__with1: Int') };
  const sdl = mendSupergraph(supergraphOf({ permits, totals: taken }));
  const standIns = new StandIns(parse(sdl));
  expect(['fee__with1', 'fee__with2', 'fee__with3', 'fee__with4'].map((name) => standIns.plainName(name))).toEqual([
    ...['fee__with1', 'fee', 'fee', 'fee'],
  ]);
  expect(standIns.original('fee__with5')).toBeUndefined();
});

test('a supergraph without such requirements gets no field more', () => {
  const sdl = supergraphOf({ permits });
  expect(mendSupergraph(sdl)).not.toMatch(/__with|@inaccessible/);
});
