import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { untilDrained } from '../../../scripts/until-drained.ts';
import { seedId } from '../../../subgraphs/agencies/seed/seed-id.ts';
import { UNEXPLAINED } from '../../../subgraphs/connectors/channels/reconciliation/unexplained.ts';
import { endAllProcesses, hubProcess } from '../../support/hub-process.ts';
import { rows } from '../../support/pages-connector.ts';
import { MARIADB_PROGRAMS, type MariadbServer, startMariadb } from '../servers/mariadb.ts';
import { describeWith } from '../servers/program.ts';
import { NEVER, unfaithful } from './kept-facts.ts';
import { type MovingHub, movingHub } from './moving-hub.ts';
import { Offices } from './offices.ts';
import { type Broken, inventOldApp, OPEN } from './old-app.ts';
import { OldLife } from './old-life.ts';

const RECORDS = Number(process.env.MIGRATION_RECORDS ?? 2_000);
const START = new Date('2026-03-17T03:00:00Z');
const AGENCY = seedId('wilayah:13.08');
const CHANNEL = 'suara-lama';
const WAITS = 3;
/** Longest part of the way, ms. */
const PATIENCE = Math.max(900_000, RECORDS * 60);

describeWith(MARIADB_PROGRAMS, 'the example client moves an invented agency from MariaDB into the hub', () => {
  let old: MariadbServer;
  let life: OldLife;
  let hub: MovingHub;
  let offices: Offices;
  let broken: Broken[];
  let env: Record<string, string>;
  let mariadb: string;
  const hangUp = new AbortController();
  beforeAll(async () => {
    old = await startMariadb('suara');
    mariadb = `mariadb://${old.user}@${old.host}:${old.port}/${old.database}`;
    hub = await movingHub(START, { SOURCE_SUARA_LAMA_DSN: mariadb });
    broken = await inventOldApp(old, RECORDS, START);
    life = new OldLife(old, RECORDS - OPEN);
    await untilDrained(hub.runtimes.letterBox);
    const officer = await hub.token('AGENCY_ADMIN', 'petugas-1', AGENCY);
    const centre = await hub.token('CENTRAL_ADMIN', 'pusat-1');
    const head = await hub.token('AGENCY_ADMIN', 'kepala-1', AGENCY);
    env = { MIGRATE_OFFICER_TOKEN: officer, MIGRATE_HEAD_TOKEN: head, MIGRATE_CENTRE_TOKEN: centre };
    offices = new Offices(hub, AGENCY, { officer, centre });
    await offices.listen(hangUp.signal);
  }, PATIENCE);
  afterAll(async () => {
    hangUp.abort();
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
    return { code, said: run.output() };
  };

  /** The client ends in the middle of anything, as at a power cut. */
  const killedOnTheWay = async (...more: string[]) => {
    const run = start(...more);
    await sleep(500 + Math.random() * 1_500);
    await run.end('SIGKILL');
  };

  /** A day after the other, in both systems, until the gate opens. */
  const migrateDaily = async (to: string, takesIn: boolean) => {
    for (let day = 1; day <= 25; day += 1) {
      await hub.passDays(1);
      await (takesIn ? life.day(hub.now()) : life.tick(hub.now()));
      if (day % 4 === 3) await killedOnTheWay('--to', to);
      if (day === 6) await hub.killWorkers();
      const { code, said } = await migrate('--to', to);
      if (code === 0) return day;
      if (day === 25) throw new Error(said);
    }
    return 0;
  };

  const ofConnectors = (sql: string) => rows(hub.runtimes.of('connectors'), sql);
  const phase = () => ofConnectors(`select phase from connectors.channel where id = '${CHANNEL}'`);

  test(
    'REGISTERED to SHADOW: tried, mapped, imported although client and workers are killed, compared, signed',
    async () => {
      for (let kill = 0; kill < 4; kill += 1) {
        await killedOnTheWay('--to', 'SHADOW');
        if (kill % 2 === 1) await hub.killWorkers();
      }
      expect((await migrate('--to', 'SHADOW')).code).toBe(0);
      expect(await phase()).toEqual([{ phase: 'SHADOW' }]);
    },
    PATIENCE,
  );

  test(
    'SHADOW to DUAL: broken rows are mended there, a deletion is explained, ten clean days pass',
    async () => {
      for (const { nomor, mend } of broken) await old.run(`update keluhan set ${mend} where nomor = ${nomor}`);
      const { said } = await migrate('--to', 'DUAL');
      expect(said).toContain('records looked at are right, 0 wrong');
      await life.remove(5, hub.now());
      expect((await migrate('--to', 'DUAL')).said).toContain('5 EXTRA_IN_HUB: Dihapus di aplikasi lama');
      await migrateDaily('DUAL', true);
      expect(await phase()).toEqual([{ phase: 'DUAL' }]);
    },
    PATIENCE,
  );

  test(
    'DUAL to HUB_FIRST: offices work on the pilot set in the hub, and the old application is told',
    async () => {
      expect((await migrate('--to', 'HUB_FIRST')).code).toBe(WAITS);
      const pilot = await life.open();
      expect(await offices.finish(CHANNEL, pilot.slice(0, OPEN))).toBeGreaterThan(OPEN);
      await untilDrained(hub.runtimes.letterBox);
      expect(await life.open()).toEqual(pilot.slice(OPEN));
      await migrateDaily('HUB_FIRST', true);
      expect(await phase()).toEqual([{ phase: 'HUB_FIRST' }]);
    },
    PATIENCE,
  );

  test(
    'from HUB_FIRST it goes back once: what was born in the hub goes over and comes back as itself; then on again',
    async () => {
      await sleep(50);
      const born = [await offices.submit('Pohon tumbang di Jalan Contoh', false), await offices.submit('Pungli', true)];
      await untilDrained(hub.runtimes.letterBox);
      const { said } = await migrate('--back', 'DUAL', '--reason', 'Antrean di hub macet.');
      expect(said).toContain('2 reports of suara-lama-serah-terima-0001.csv taken in');
      expect(await phase()).toEqual([{ phase: 'DUAL' }]);
      await migrateDaily('HUB_FIRST', true);
      for (const number of born) {
        const [row] = await old.run(`select nomor from keluhan where bidang = 'Diserahkan hub ${number}'`);
        expect(await offices.numberOf(CHANNEL, String(row!.nomor))).toBe(number);
      }
    },
    PATIENCE,
  );

  test(
    'HUB_FIRST to READ_ONLY: what is open is ended in the hub; old numbers and addresses lead there',
    async () => {
      await offices.finish(CHANNEL, await life.open());
      await untilDrained(hub.runtimes.letterBox);
      expect(await life.open()).toEqual([]);
      await migrateDaily('READ_ONLY', false);
      expect(await phase()).toEqual([{ phase: 'READ_ONLY' }]);
    },
    PATIENCE,
  );

  test(
    'READ_ONLY to RETIRED: a late arrival is explained, the archive matches, every old number resolves',
    async () => {
      await hub.passDays(1);
      await life.tick(hub.now());
      await life.late(RECORDS + 1_000, hub.now());
      expect((await migrate()).said).toContain('1 late arrivals explained');
      await hub.passDays(90);
      await life.tick(hub.now());
      const { code, said } = await migrate();
      expect(said).toMatch(/"numbers":(\d+),"lost":0/);
      expect(code).toBe(0);
      expect(await phase()).toEqual([{ phase: 'RETIRED' }]);
    },
    PATIENCE,
  );

  test(
    'in the end every fact of history is as it was, nothing is lost or double, nobody was told of it',
    async () => {
      const { seen, unfaithful: wrong } = await unfaithful(hub, old, START);
      expect(seen).toBeGreaterThan(RECORDS / 4);
      expect(wrong).toEqual([]);
      for (const [what, sql] of NEVER) expect([what, (await hub.rows(sql)).length]).toEqual([what, 0]);
      expect(await hub.rows(`select 1 from connectors.finding f where ${UNEXPLAINED}`)).toEqual([]);
      const history = new Set(
        (await hub.rows<{ id: string }>('select id from reports.report where historic')).map(({ id }) => id),
      );
      expect(offices.heard.filter((id) => history.has(id))).toEqual([]);
      expect(history.size).toBeGreaterThan(RECORDS / 4);
      expect(offices.heard.length).toBeGreaterThan(0);
      // Of new reports the hub does tell, once it is the one who writes.
      expect((await hub.rows('select 1 from notices.notice_event')).length).toBeGreaterThan(0);
    },
    PATIENCE,
  );
});
