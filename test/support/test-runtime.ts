import { type ExecutionResult, graphql } from 'graphql';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import type { DatabasePart } from '../../subgraphs/common/database/database-part.ts';
import { buildSubgraph } from '../../subgraphs/common/graphql/build-subgraph.ts';
import type { SubgraphParts } from '../../subgraphs/common/graphql/subgraph-parts.ts';
import type { Viewer } from '../../subgraphs/common/identity/viewer.ts';
import { openRuntimes, type Runtimes } from '../../subgraphs/common/runtime/open-runtimes.ts';
import { testDatabase } from './test-database.ts';

/** The present in tests: a Tuesday morning in Jakarta, the day of the working-day vectors. */
export const TEST_NOW = new Date('2026-03-17T03:00:00Z');

/** Contexts opened on a database of their own. */
export interface TestRuntimes extends Runtimes {
  url: string;
  /** Closes the contexts and removes the database. */
  drop(): Promise<void>;
}

/** Opens `parts` on a fresh clone of the migrated template; nothing is seeded, no letters are read. */
export async function testRuntimes(
  parts: readonly DatabasePart[],
  now = TEST_NOW,
  variables: Record<string, string> = {},
): Promise<TestRuntimes> {
  const { url, drop } = await testDatabase();
  const runtimes = await openRuntimes(parts, url, hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' }), {
    now: () => now,
    variables,
  });
  return {
    ...runtimes,
    url,
    async drop() {
      await runtimes.close();
      await drop();
    },
  };
}

/** Asks one subgraph as `viewer`, without a gateway. */
export async function ask(
  parts: SubgraphParts,
  runtimes: Runtimes,
  viewer: Viewer,
  source: string,
  variables: Record<string, unknown> = {},
): Promise<ExecutionResult> {
  const { schema } = await buildSubgraph(parts);
  const contextValue = await parts.context(runtimes.of(parts.database.schema), viewer, 'test');
  return plain(await graphql({ schema, source, contextValue, variableValues: variables }));
}

/** A viewer of `role`, with the ids that matter to the test. */
export const viewerOf = (role: Viewer['role'], ids: Partial<Omit<Viewer, 'role'>> = {}): Viewer => ({
  role,
  userId: null,
  agencyId: null,
  channelId: null,
  ...ids,
});

/** GraphQL's results have no prototype, which `toEqual` would notice. */
const plain = (result: ExecutionResult): ExecutionResult => JSON.parse(JSON.stringify(result));
