/** The four subgraphs under measured gateways, in a process of their own; tells its parent their addresses. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, execute, parse } from 'graphql';
import { PARTS, sdlOf } from './graph.ts';

const urls: Record<string, string> = {};
for (const name of Object.keys(PARTS)) urls[name] = await serve(name);
process.send!(urls);
process.on('disconnect', () => process.exit(0));

async function serve(name: string): Promise<string> {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdlOf(name)), resolvers: PARTS[name]!.resolvers as never });
  const documents = new Map<string, DocumentNode>();
  const server = createServer(async (request, response) => {
    const { query, variables } = JSON.parse(await text(request)) as { query: string; variables?: object };
    const document = documents.get(query) ?? parse(query);
    documents.set(query, document);
    const result = await execute({ schema, document, variableValues: variables as Record<string, unknown> });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(result));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
