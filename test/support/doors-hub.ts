import { readFileSync } from 'node:fs';
import pg from 'pg';
import { DOORS } from '../../gateway/doors/doors.ts';
import { operation } from '../../gateway/doors/operation.ts';
import { openRates } from '../../gateway/rates/open-rates.ts';
import { startGateway } from '../../gateway/server.ts';
import { localSubgraphs } from '../../scripts/hub-wire.ts';
import { untilDrained } from '../../scripts/until-drained.ts';
import { seedId } from '../../subgraphs/agencies/seed/seed-id.ts';
import { hubConfig } from '../../subgraphs/common/config/config.ts';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { makeToken } from '../../subgraphs/common/identity/token.ts';
import { DATABASES, SUBGRAPHS } from '../../subgraphs/subgraphs.ts';
import { testRuntimes } from './test-runtime.ts';

/** Agency that owns the channels of the tests. */
export const OWNER = seedId('wilayah:13.08');

/** Answer of the graph, and the words of its first error. */
export interface Said {
  data: Record<string, unknown>;
  said: string | undefined;
}

/** A whole hub with its doors, one pushing channel that is shown, and the centre to ask as; `env` e.g. sets a rate limit. */
export async function doorsHub(
  channel: string,
  now = new Date('2026-03-17T03:00:00Z'),
  env: Record<string, string> = {},
) {
  const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', ...env });
  const runtimes = await testRuntimes(DATABASES, now);
  for (const { seed, jobs, database } of SUBGRAPHS) {
    await seed?.(runtimes.of(database.schema));
    await jobs(runtimes.of(database.schema));
  }
  const supergraphSdl = readFileSync(fromRoot('schema', 'supergraph.graphql'), 'utf8');
  const subgraphs = await localSubgraphs(runtimes);
  const rates = openRates(config, runtimes.url, runtimes.log, 20_000);
  const gateway = await startGateway({
    supergraphSdl,
    config,
    log: runtimes.log,
    subgraphs,
    doors: DOORS,
    ...(rates && { charge: rates.charge }),
    now: () => now,
  });
  const centre = await makeToken({ sub: 'pusat-1', role: 'CENTRAL_ADMIN' }, config, 600);
  const drained = () => untilDrained(runtimes.letterBox);

  async function run(query: string, variables: object): Promise<Said> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${centre}` };
    const answer = await fetch(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await answer.json()) as { data: Said['data']; errors?: { message: string }[] };
    return { data, said: errors?.[0]?.message };
  }

  async function asOwner<Row extends object>(sql: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: runtimes.url });
    await client.connect();
    const { rows } = await client.query<Row>(sql).finally(() => client.end());
    return rows;
  }

  await drained();
  const input = { idempotencyKey: 'c', id: channel, name: 'Kanal lama', family: 'PUSH', agencyId: OWNER };
  await run(operation('register-channel'), { input });
  await asOwner(`update connectors.channel set phase = 'DUAL' where id = '${channel}'`);
  const stop = async () => {
    await gateway.stop();
    await rates?.close();
    await runtimes.drop();
  };
  return { url: gateway.url, origin: new URL(gateway.url).origin, config, run, asOwner, drained, stop };
}
