import type { FastifyRequest } from 'fastify';
import { PUBLIC_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import type { Ask } from './ask.ts';
import { operation } from './operation.ts';

/** An official category that has a key of its own. */
export interface ListedCategory {
  id: string;
  externalId: string;
  name: string;
  parent: { externalId: string | null } | null;
}

interface CategoryPage {
  edges: { node: ListedCategory & { externalId: string | null } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Pages after which a list of categories is none any more. */
const MOST_PAGES = 50;
/** System whose categories old protocols speak of. */
const OFFICIAL = 'sp4n-lapor';

/** All official categories that have a key, as everybody may see them; null: they cannot be read now. */
export async function categoryList(ask: Ask, request: FastifyRequest): Promise<ListedCategory[] | null> {
  const found: ListedCategory[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const variables = { system: OFFICIAL, first: 100, after };
    const { data, errors } = await ask.as(PUBLIC_VIEWER, request, operation('categories'), variables);
    if (errors || !data) return null;
    const { edges, pageInfo } = data.categories as CategoryPage;
    found.push(...edges.flatMap(({ node }) => (node.externalId === null ? [] : node)));
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
  throw new Error('The list of categories does not end.');
}
