import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { untilDrained } from '../../../scripts/until-drained.ts';
import { seedId } from '../../../subgraphs/agencies/seed/seed-id.ts';
import { endAllProcesses, hubProcess } from '../../support/hub-process.ts';
import { rows } from '../../support/pages-connector.ts';
import { MARIADB_PROGRAMS, type MariadbServer, startMariadb } from '../servers/mariadb.ts';
import { describeWith } from '../servers/program.ts';
import { type MovingHub, movingHub } from './moving-hub.ts';
import { Offices } from './offices.ts';
import { type Broken, inventOldApp, OPEN } from './old-app.ts';
import { OldLife } from './old-life.ts';

const RECORDS = Number(process.env.MIGRATION_RECORDS ?? 2_000);
const START = new Date('2026-03-17T03:00:00Z');
const AGENCY = seedId('wilayah:13.08');
const CHANNEL = 'suara-lama';
const WAITS = 3;

describeWith(MARIADB_PROGRAMS, 'the example client moves an invented agency from MariaDB into the hub', () => {
  let old: MariadbServer;
  let life: OldLife;
  let hub: MovingHub;
  let offices: Offices;
  let broken: Broken[];
  let env: Record<string, string>;
  let mariadb: string;
  beforeAll(async () => {
    old = await startMariadb('suara');
    mariadb = `mariadb://${old.user}@${old.host}:${old.port}/${old.database}`;
    hub = await movingHub(START, { SOURCE_SUARA_LAMA_DSN: mariadb });
    broken = await inventOldApp(old, RECORDS, START);
    life = new OldLife(old);
    await untilDrained(hub.runtimes.letterBox);
    const officer = await hub.token('AGENCY_ADMIN', 'petugas-1', AGENCY);
    const centre = await hub.token('CENTRAL_ADMIN', 'pusat-1');
    const head = await hub.token('AGENCY_ADMIN', 'kepala-1', AGENCY);
    env = { MIGRATE_OFFICER_TOKEN: officer, MIGRATE_HEAD_TOKEN: head, MIGRATE_CENTRE_TOKEN: centre };
    offices = new Offices(hub, AGENCY, { officer, centre });
  }, 120_000);
  afterAll(async () => {
    endAllProcesses();
    await hub?.stop();
    await old?.stop();
  });

  const start = (...more: string[]) => {
    const told = ['--hub', hub.url, '--mariadb', mariadb, '--agency', AGENCY, '--json'];
    return hubProcess('scripts/migrate-agency-example.js', [...told, ...more], env);
  };

  /** Runs the client to its end. @returns its exit code: 0 arrived, 3 it waits */
  const migrate = async (...more: string[]) => {
    const run = start(...more);
    const code = await run.exit();
    if (code !== 0 && code !== WAITS) throw new Error(run.output());
    if (process.env.SHOW) console.log(run.output());
    return { code, said: run.output() };
  };

  /** A day after the other, in both systems, until the gate opens. */
  const migrateDaily = async (to: string, besides: number | null) => {
    for (let day = 1; day <= 25; day += 1) {
      await hub.passDays(1);
      if (besides === null) await life.tick(hub.now());
      else await life.day(hub.now(), besides);
      const { code, said } = await migrate('--to', to);
      if (code === 0) return day;
      if (day === 25) throw new Error(said);
    }
    return 0;
  };

  const ofConnectors = (sql: string) => rows(hub.runtimes.of('connectors'), sql);
  const phase = () => ofConnectors(`select phase from connectors.channel where id = '${CHANNEL}'`);

  test('REGISTERED to SHADOW: tried, mapped, imported although client and workers are killed, compared, signed', async () => {
    for (let kill = 0; kill < 4; kill += 1) {
      const run = start('--to', 'SHADOW');
      await sleep(700 + Math.random() * 1_500);
      await run.end('SIGKILL');
      if (kill % 2 === 1) await hub.killWorkers();
    }
    expect((await migrate('--to', 'SHADOW')).code).toBe(0);
    expect(await phase()).toEqual([{ phase: 'SHADOW' }]);
  }, 600_000);

  test('SHADOW to DUAL: broken rows are mended there, a deletion is explained, ten clean days pass', async () => {
    for (const { nomor, mend } of broken) await old.run(`update keluhan set ${mend} where nomor = ${nomor}`);
    const { said } = await migrate('--to', 'DUAL');
    expect(said).toContain('records looked at are right, 0 wrong');
    await life.remove(5, hub.now());
    expect((await migrate('--to', 'DUAL')).said).toContain('5 EXTRA_IN_HUB: Dihapus di aplikasi lama');
    await migrateDaily('DUAL', OPEN);
    expect(await phase()).toEqual([{ phase: 'DUAL' }]);
  }, 600_000);
});
