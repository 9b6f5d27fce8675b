import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { untilDrained } from '../../../scripts/until-drained.ts';
import { seedId } from '../../../subgraphs/agencies/seed/seed-id.ts';
import { endAllProcesses, hubProcess } from '../../support/hub-process.ts';
import { rows } from '../../support/pages-connector.ts';
import { MARIADB_PROGRAMS, type MariadbServer, startMariadb } from '../servers/mariadb.ts';
import { describeWith } from '../servers/program.ts';
import { type MovingHub, movingHub } from './moving-hub.ts';
import { type Broken, inventOldApp, localTime } from './old-app.ts';

const RECORDS = Number(process.env.MIGRATION_RECORDS ?? 2_000);
const START = new Date('2026-03-17T03:00:00Z');
const AGENCY = seedId('wilayah:13.08');
const CHANNEL = 'suara-lama';

describeWith(MARIADB_PROGRAMS, 'the example client moves an invented agency from MariaDB into the hub', () => {
  let old: MariadbServer;
  let hub: MovingHub;
  let broken: Broken[];
  let env: Record<string, string>;
  beforeAll(async () => {
    old = await startMariadb('suara');
    const mariadb = `mariadb://${old.user}@${old.host}:${old.port}/${old.database}`;
    hub = await movingHub(START, { SOURCE_SUARA_LAMA_DSN: mariadb });
    broken = await inventOldApp(old, RECORDS, START);
    await untilDrained(hub.runtimes.letterBox);
    env = {
      MIGRATE_OFFICER_TOKEN: await hub.token('AGENCY_ADMIN', 'petugas-1', AGENCY),
      MIGRATE_HEAD_TOKEN: await hub.token('AGENCY_ADMIN', 'kepala-1', AGENCY),
      MIGRATE_CENTRE_TOKEN: await hub.token('CENTRAL_ADMIN', 'pusat-1'),
      MARIADB: mariadb,
    };
  }, 120_000);
  afterAll(async () => {
    endAllProcesses();
    await hub?.stop();
    await old?.stop();
  });

  const client = (...more: string[]) =>
    hubProcess(
      'scripts/migrate-agency-example.js',
      ['--hub', hub.url, '--mariadb', env.MARIADB!, '--agency', AGENCY, '--json', ...more],
      env,
    );

  const migrate = async (...more: string[]) => {
    const run = client(...more);
    const code = await run.exit();
    if (code !== 0 && code !== 3) throw new Error(run.output());
    return { code, said: run.output() };
  };

  test('REGISTERED to SHADOW: mapped, tried, imported, compared, signed', async () => {
    const { code, said } = await migrate('--to', 'SHADOW');
    console.log(said);
    expect(code).toBe(0);
    expect(
      await rows(hub.runtimes.of('connectors'), 'select phase from connectors.channel where id = ?', [CHANNEL]),
    ).toEqual([{ phase: 'SHADOW' }]);
    void localTime;
    void broken;
  }, 300_000);
});
