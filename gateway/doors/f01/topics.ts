import type { FormattedExecutionResult } from 'graphql';

/** One line of `gettopics`: ids are texts, "0" stands above the roots. */
export interface Topic {
  id: string;
  parent: string;
  topic_name: string;
}

interface CategoryPage {
  categories: {
    edges: { node: { externalId: string | null; name: string; parent: { externalId: string | null } | null } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

/** Pages after which a list of categories is none any more. */
const MOST_PAGES = 50;

/** All official categories that have a key, or the graph's refusal. */
export async function topics(
  ask: (variables: Record<string, unknown>) => Promise<FormattedExecutionResult>,
): Promise<Topic[] | FormattedExecutionResult> {
  const found: Topic[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await ask({ system: 'sp4n-lapor', first: 100, after });
    if (answer.errors || !answer.data) return answer;
    const { edges, pageInfo } = (answer.data as unknown as CategoryPage).categories;
    found.push(...edges.flatMap(({ node }) => topicOf(node) ?? []));
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
  throw new Error('The list of categories does not end.');
}

type Node = CategoryPage['categories']['edges'][number]['node'];

const topicOf = ({ externalId, name, parent }: Node): Topic | null =>
  externalId === null ? null : { id: externalId, parent: parent?.externalId ?? '0', topic_name: name };
