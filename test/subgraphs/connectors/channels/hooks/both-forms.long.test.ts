import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startGateway } from '../../../../../gateway/server.ts';
import { fromRoot } from '../../../../../subgraphs/common/config/root.ts';
import { serveSubgraph } from '../../../../../subgraphs/common/graphql/serve-subgraph.ts';
import { channels } from '../../../../../subgraphs/connectors/channels/parts.ts';
import { connectorsDatabase } from '../../../../../subgraphs/connectors/ledger/database.ts';
import { callOf, chatSettings, SAID } from '../../../../support/chat-calls.ts';
import { putChannel, rows } from '../../../../support/pages-connector.ts';
import { type TestRuntimes, testRuntimes } from '../../../../support/test-runtime.ts';

const NOW = new Date();

let runtimes: TestRuntimes;
const runtime = () => runtimes.of('connectors');
beforeAll(async () => {
  runtimes = await testRuntimes([connectorsDatabase], NOW);
  await putChannel(runtime(), 'obrolan', { family: 'CHAT', secondsBetweenPulls: 0, settings: chatSettings('LINE') });
});
afterAll(() => runtimes.drop());

const post = async (graphql: string, number: number) => {
  const { headers, body } = callOf('LINE', SAID.LINE!(number, `Isi ${number}`, Math.floor(NOW.valueOf() / 1000)));
  const reply = await fetch(new URL('/hooks/obrolan', graphql), {
    method: 'POST',
    headers,
    body: new Uint8Array(body),
  });
  return [reply.status, await reply.text()];
};
const messages = async () =>
  (
    await rows<{ body: string }>(
      runtime(),
      `select complaint->>'body' as body from connectors.source_version order by seq desc limit 1`,
    )
  )[0]?.body;

test('the subgraph channels as a process of its own has the door, beside its signed graph', async () => {
  const served = await serveSubgraph(channels, runtime());
  try {
    expect(await post(served.url, 1)).toEqual([200, '']);
    expect(await messages()).toBe('Isi 1');
    const unsigned = await fetch(served.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    expect(unsigned.status).toBe(401);
  } finally {
    await served.stop();
  }
});

test('the gateway of the one-process form has the door, and answers the rest as ever', async () => {
  const supergraphSdl = await readFile(fromRoot('schema', 'supergraph.graphql'), 'utf8');
  const { config, log } = runtime();
  const gateway = await startGateway({ supergraphSdl, config, log, routes: [channels.routes!(runtime())] });
  try {
    expect(await post(gateway.url, 2)).toEqual([200, '']);
    expect(await messages()).toBe('Isi 1\n\nIsi 2');
    const text = await fetch(gateway.url, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: 'a' });
    expect([text.status, (await text.json()) as object]).toEqual([
      415,
      { errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_REQUEST' }) })] },
    ]);
    const broken = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
  } finally {
    await gateway.stop();
  }
});
