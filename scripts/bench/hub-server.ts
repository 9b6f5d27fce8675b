import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { startGateway } from '../../gateway/server.ts';
import { seedId } from '../../subgraphs/agencies/seed/seed-id.ts';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { forkFor } from '../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import { channelsContext } from '../../subgraphs/connectors/channels/context.ts';
import { movePhase } from '../../subgraphs/connectors/channels/phase/phase-move.ts';
import { Channel } from '../../subgraphs/connectors/ledger/channel.entity.ts';
import { openDatabase } from '../hub-database.ts';
import { openHub } from '../hub-wire.ts';
import { untilDrained } from '../until-drained.ts';
import { complaint } from './complaint.ts';
import { serveBench, tell } from './serve-bench.ts';

/** Complaints in one pushed page, the most a client may push. */
const PER_PAGE = 100;

const database = await openDatabase();
const hub = await openHub(database);
await untilDrained(hub.runtimes.letterBox);
await fill(Number(process.env.BENCH_REPORTS));
const gateway = await startGateway({
  supergraphSdl: await readFile(fromRoot('schema', 'supergraph.graphql'), 'utf8'),
  config: database.config,
  subgraphs: hub.subgraphs,
  log: hub.log,
});
serveBench(gateway.url, async () => {
  await gateway.stop();
  await hub.close();
});

/** Fills the hub the way an agency system does: a channel registered, complaints pushed in pages. */
async function fill(count: number): Promise<void> {
  const { services } = await channelsContext(hub.runtimes.of('connectors'), SYSTEM_VIEWER, 'bench');
  const agencyId = seedId('wilayah:13.08');
  await services.channel.register({
    idempotencyKey: 'bench',
    id: 'bench',
    name: 'Bench',
    family: 'PUSH',
    agencyId,
    secondsBetweenPulls: 0,
  });
  await show('bench');
  for (let from = 0; from < count; from += PER_PAGE) {
    const complaints = Array.from({ length: Math.min(PER_PAGE, count - from) }, (_, n) => complaint(from + n));
    await services.push.push({ idempotencyKey: `page-${from}`, channelId: 'bench', complaints: complaints as never });
    tell('progress', from);
  }
  await untilDrained(hub.runtimes.letterBox);
  // What the server does by itself within a minute; the measuring does not wait for it.
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('analyze');
  await owner.end();
}

/** A shown channel, without the days that its gates ask for. */
async function show(id: string): Promise<void> {
  const runtime = hub.runtimes.of('connectors');
  await forkFor(runtime.orm, SYSTEM_VIEWER).transactional(async (em) => {
    const move = { phase: 'DUAL', reason: 'bench', byRole: 'SYSTEM', byUserId: null, gateHash: null } as const;
    await movePhase(em, runtime, await em.findOneOrFail(Channel, { id }), move);
  });
}
