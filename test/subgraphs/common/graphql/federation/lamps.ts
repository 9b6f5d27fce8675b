import { Arg, Directive, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { SubgraphParts } from '../../../../../subgraphs/common/graphql/subgraph-parts.ts';

/** A subgraph made as ours are, of classes, that uses each directive of federation once; all invented. */
@Directive('@shareable')
@ObjectType()
class Size {
  @Field(() => Int) height!: number;
  @Directive('@inaccessible') @Field(() => String) unit!: string;
}

@ObjectType()
class Maker {
  @Directive('@shareable') @Field(() => ID) id!: string;
}

@Directive('@key(fields: "email")')
@ObjectType()
class Keeper {
  @Field(() => ID) email!: string;
  @Directive('@override(from: "keepers")') @Field(() => String) name!: string;
  @Directive('@external') @Field(() => Int) lamps!: number;
  @Directive('@external') @Field(() => Int) years!: number;
  @Directive('@requires(fields: "lamps years")') @Field(() => Int) lampsPerYear!: number;
}

@Directive('@key(fields: "id")')
@Directive('@key(fields: "number street")')
@Directive('@key(fields: "number maker { id }")')
@ObjectType()
class Lamp {
  @Field(() => ID) id!: string;
  @Field(() => String) number!: string;
  @Field(() => String) street!: string;
  @Field(() => Maker) maker!: Maker;
  @Field(() => Size) size!: Size;
  @Directive('@tag(name: "internal")') @Field(() => String) note!: string;
  @Directive('@provides(fields: "lamps")') @Field(() => Keeper) keeper!: Keeper;
}

const LAMP = {
  ...{ id: 'l1', number: '7', street: 'Jalan Contoh', maker: { id: 'm1' }, note: 'Catatan' },
  size: { height: 6, unit: 'm' },
  keeper: { email: 'warga@contoh.invalid', name: 'Warga Contoh', lamps: 10 },
};

@Resolver(() => Lamp)
class LampResolver {
  @Query(() => Lamp, { nullable: true })
  lamp(@Arg('id', () => ID) id: string) {
    return id === LAMP.id ? LAMP : null;
  }
}

@Resolver(() => Keeper)
class KeeperResolver {
  @FieldResolver(() => Int)
  lampsPerYear(@Root() { lamps, years }: { lamps: number; years: number }) {
    return lamps / years;
  }
}

const holds = (reference: object) =>
  Object.entries(reference).every(([key, value]) => {
    const known = (LAMP as Record<string, unknown>)[key];
    return key === '__typename' || JSON.stringify(known) === JSON.stringify(value);
  });

export const lamps = {
  name: 'lamps',
  resolvers: [LampResolver, KeeperResolver],
  orphanedTypes: [],
  references: {
    Lamp: (reference: object) => (holds(reference) ? LAMP : null),
    Keeper: (reference: object) => ({ ...reference, name: LAMP.keeper.name }),
  },
} as unknown as SubgraphParts;

/** Another subgraph, from which `lamps` takes over the name of a keeper. */
export const keepers = {
  sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
    type Query { keepers: [Keeper!]! size: Size! }
    type Keeper @key(fields: "email") { email: ID! name: String! lamps: Int! @shareable years: Int! }
    type Size @shareable { height: Int! unit: String! }`,
  resolvers: {
    Query: { keepers: () => [{ email: 'warga@contoh.invalid' }], size: () => ({ height: 1, unit: 'm' }) },
    Keeper: {
      __resolveReference: ({ email }: { email: string }) => ({ email }),
      name: () => 'an old name',
      lamps: () => 20,
      years: () => 5,
    },
  },
};
