import type { ClassType } from 'type-graphql';
import { ArgsType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { hubError } from '../errors/hub-error.ts';
import { KeptWithOwner } from './cache.ts';

/** Largest page of any list. */
export const MAX_PAGE = 100;

/** What counting a whole list costs, where one object costs 1. */
const COUNT_COST = 10;

/** Arguments of every list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { description: 'Length of the page, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'endCursor of the page before; absent: from the start.' })
  after?: string | null;
}

/** Where a page ends, as Relay defines it. */
@ObjectType({ description: 'Where a page ends (Relay cursor connections).' })
@Directive('@shareable')
@KeptWithOwner()
export class PageInfo {
  @Field(() => Boolean, { description: 'Is there a page behind this one?' })
  hasNextPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Pass it as `after` to get the next page; null on an empty page.',
  })
  endCursor!: string | null;
}

/** One page of nodes. */
export interface Connection<Node> {
  edges: { node: Node; cursor: string }[];
  pageInfo: PageInfo;
  /** Null: not counted, or too few to tell the public. A getter counts only when it is asked for. */
  readonly totalCount: number | null | Promise<number | null>;
}

/**
 * Makes the classes `<Name>Edge` and `<Name>Connection` of a node type; call it once per type, beside the type.
 * Shareable: several subgraphs list the same nodes.
 */
export function connectionOf<Node extends object>(name: string, node: () => ClassType<Node>) {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a page.` })
  @Directive('@shareable')
  @KeptWithOwner()
  class Edge {
    @Field(node, { description: `The ${name}.` })
    node!: Node;

    @Field(() => String, { description: 'Position in the list; opaque.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  @Directive('@shareable')
  class NodeConnection implements Connection<Node> {
    @Field(() => [Edge], { description: 'The page, in order.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where the page ends.' })
    pageInfo!: PageInfo;

    @Directive(`@cost(weight: ${COUNT_COST})`)
    @Field(() => Int, {
      nullable: true,
      description: 'Length of the whole list; null where it is not counted or too small to tell.',
    })
    readonly totalCount!: number | null | Promise<number | null>;
  }
  return NodeConnection;
}

/** Refuses page sizes that no list serves. */
export function checkPage(page: PageArgs): void {
  if (!Number.isInteger(page.first) || page.first < 1 || page.first > MAX_PAGE)
    throw hubError('BAD_PAGE_SIZE', page.first);
}

/** Cursor of a row: the values its list is sorted by. Opaque to clients. */
export const cursorOf = (...sortValues: (string | number | null)[]) =>
  Buffer.from(JSON.stringify(sortValues)).toString('base64url');

/** The sort values in a cursor, or null without one. @throws BAD_CURSOR when it is none of ours. */
export function readCursor(cursor: string | null | undefined, length: number): string[] | null {
  if (cursor == null) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === length) return values.map(String);
  } catch {
    // Not ours, said below.
  }
  throw hubError('BAD_CURSOR', cursor.slice(0, 40));
}

/**
 * A page out of `first + 1` fetched rows: the surplus row only tells that there are more.
 * `cursorFor` must name the sort values of the query; a function as `totalCount` runs only when the client asks.
 */
export function pageOf<Node>(
  rows: Node[],
  first: number,
  cursorFor: (row: Node) => string,
  totalCount: number | null | (() => Promise<number | null>) = null,
): Connection<Node> {
  const edges = rows.slice(0, first).map((node) => ({ node, cursor: cursorFor(node) }));
  return {
    edges,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    get totalCount() {
      return typeof totalCount === 'function' ? totalCount() : totalCount;
    },
  };
}
