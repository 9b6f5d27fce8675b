import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** A subgraph under the gateways: what it declares and how it answers. */
export interface GraphPart {
  sdl: string;
  resolvers: Record<string, Record<string, unknown>>;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"]) `;

type Keyed = { id: string };
const numberOf = (id: string) => Number(/\d+$/.exec(id)?.[0] ?? 0);
const day = (number: number) => `2026-0${1 + (number % 9)}-${10 + (number % 19)}`;
const list = (length: number) => Array.from({ length }, (_, index) => index);
const reportOf = (id: string) => ({ id, seed: numberOf(id) });

/** Four subgraphs with invented data. The same id always gives the same answer. */
export const PARTS: Record<string, GraphPart> = {
  agencies: {
    sdl: `type Query { agency(id: ID!): Agency }
      type Agency @key(fields: "id") { id: ID! name: String! shortName: String! province: String! }`,
    resolvers: {
      Query: { agency: (_: unknown, { id }: Keyed) => ({ id }) },
      Agency: {
        __resolveReference: ({ id }: Keyed) => ({ id }),
        name: ({ id }: Keyed) => `Dinas Contoh Nomor ${numberOf(id)}`,
        shortName: ({ id }: Keyed) => `DC-${numberOf(id)}`,
        province: ({ id }: Keyed) => `Provinsi Contoh ${numberOf(id) % 38}`,
      },
    },
  },
  reports: {
    sdl: `type Query { report(id: ID!): Report  reports(first: Int!, seed: Int!): [Report!]! }
      type Report @key(fields: "id") { id: ID! number: String! title: String! status: Status! receivedAt: String!
        agency: Agency! related(first: Int!): [Report!]! }
      enum Status { RECEIVED IN_PROGRESS CLOSED }
      type Agency @key(fields: "id", resolvable: false) { id: ID! }`,
    resolvers: {
      Query: {
        report: (_: unknown, { id }: Keyed) => reportOf(id),
        reports: (_: unknown, { first, seed }: { first: number; seed: number }) =>
          list(first).map((index) => reportOf(`r-${seed + index}`)),
      },
      Report: {
        __resolveReference: ({ id }: Keyed) => reportOf(id),
        number: ({ seed }: { seed: number }) => `2026-${String(seed).padStart(7, '0')}`,
        title: ({ seed }: { seed: number }) => `Lampu jalan padam di depan rumah contoh nomor ${seed}`,
        status: ({ seed }: { seed: number }) => ['RECEIVED', 'IN_PROGRESS', 'CLOSED'][seed % 3],
        receivedAt: ({ seed }: { seed: number }) => `${day(seed)}T08:00:00.000Z`,
        agency: ({ seed }: { seed: number }) => ({ id: `a-${seed % 50}` }),
        related: ({ seed }: { seed: number }, { first }: { first: number }) =>
          list(first).map((index) => reportOf(`r-${seed + 7 * (index + 1)}`)),
      },
    },
  },
  sla: {
    sdl: `type Report @key(fields: "id") { id: ID! clocks: [Clock!]! }
      type Clock { stage: String! dueDay: String! state: String! }`,
    resolvers: {
      Report: {
        __resolveReference: ({ id }: Keyed) => ({ id }),
        clocks: ({ id }: Keyed) =>
          ['VERIFICATION', 'FOLLOW_UP'].map((stage, n) => ({ stage, dueDay: day(numberOf(id) + n), state: 'RUNNING' })),
      },
    },
  },
  sources: {
    sdl: `type Report @key(fields: "id") { id: ID! sourceRecords: [SourceRecord!]! }
      type SourceRecord { externalId: String! channel: String! agency: Agency! }
      type Agency @key(fields: "id", resolvable: false) { id: ID! }`,
    resolvers: {
      Report: {
        __resolveReference: ({ id }: Keyed) => ({ id }),
        sourceRecords: ({ id }: Keyed) => [
          {
            externalId: `x-${numberOf(id)}`,
            channel: `Kanal Contoh ${numberOf(id) % 9}`,
            agency: { id: `a-${numberOf(id) % 50}` },
          },
        ],
      },
    },
  },
};

/** The SDL of a part as its subgraph serves it. */
export const sdlOf = (name: string): string => LINK + PARTS[name]!.sdl;

/** The composed supergraph; `urls` by subgraph. */
export function supergraphOf(urls: Record<string, string>): string {
  const services = Object.entries(urls).map(([name, url]) => ({ name, url, typeDefs: parse(sdlOf(name)) }));
  const composed = composeServices(services);
  if (composed.errors) throw new Error(composed.errors.map(({ message }) => message).join('\n'));
  return composed.supergraphSdl;
}
