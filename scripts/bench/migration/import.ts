import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEVELOPMENT_SECRET, hubConfig } from '../../../subgraphs/common/config/config.ts';
import { startEmbeddedPostgres } from '../../../subgraphs/common/database/embedded-postgres.ts';
import { migrateAll } from '../../../subgraphs/common/database/migrate.ts';
import { forkFor } from '../../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../../subgraphs/common/identity/viewer.ts';
import { openRuntimes, type Runtimes } from '../../../subgraphs/common/runtime/open-runtimes.ts';
import { Channel } from '../../../subgraphs/connectors/ledger/channel.entity.ts';
import { DATABASES, SUBGRAPHS } from '../../../subgraphs/subgraphs.ts';
import { importFile } from '../../history/import-file.ts';
import { progressLine } from '../../progress.ts';
import { untilDrained } from '../../until-drained.ts';

/** What importing history took, from the file to reports with clocks. */
export interface ImportFigures {
  imported: number;
  importRecordsPerSecond: number;
  /** Of these seconds, those until the last page was in the ledger. */
  ledgerSeconds: number;
  importPeakMb: number;
}

const CHANNEL = 'bench-riwayat';
const LOOK_MS = 200;

/** Imports an invented file into a throw-away hub with every context in this process, and waits until it has settled. */
export async function importBench(records: number): Promise<ImportFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-bench-'));
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), password: 'bench' });
  await migrateAll(postgres.url, DEVELOPMENT_SECRET, DATABASES);
  const config = hubConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
  const runtimes = await openRuntimes(DATABASES, postgres.url, config);
  try {
    for (const { seed, jobs, database } of SUBGRAPHS) {
      await seed?.(runtimes.of(database.schema));
      await jobs(runtimes.of(database.schema));
    }
    await untilDrained(runtimes.letterBox);
    const path = join(folder, 'riwayat.jsonl');
    writeFileSync(path, Array.from({ length: records }, (_, n) => `${JSON.stringify(complaint(n))}\n`).join(''));
    return await measure(runtimes, path, records);
  } finally {
    await runtimes.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(runtimes: Runtimes, path: string, records: number): Promise<ImportFigures> {
  const runtime = runtimes.of('connectors');
  const facts = { id: CHANNEL, name: CHANNEL, family: 'PUSH', phase: 'DUAL', secondsBetweenPulls: 0 } as const;
  await forkFor(runtime.orm, SYSTEM_VIEWER).persist(Object.assign(new Channel(), facts)).flush();
  const progress = progressLine('Importing');
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, LOOK_MS);
  const { signal } = new AbortController();
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const run = await importFile(runtime, {
    ...{ channel: CHANNEL, path, dry: false, signal },
    afterPage: ({ records: done }) => progress.show(done, records),
  });
  const ledgerSeconds = Math.round(seconds());
  await untilDrained(runtimes.letterBox, (left) => progress.say(`${left} letters`));
  clearInterval(timer);
  progress.end();
  if (run.created !== records) throw new Error(`${run.created} of ${records} records imported.`);
  const rate = Math.round(records / seconds());
  return { imported: records, importRecordsPerSecond: rate, ledgerSeconds, importPeakMb: Math.round(peak / 2 ** 20) };
}

const DAY_MS = 86_400_000;
const PLACES = ['pasar', 'sekolah', 'puskesmas', 'jembatan', 'terminal', 'lapangan', 'masjid', 'balai desa'];
const TROUBLES = ['Lampu jalan padam', 'Jalan berlubang', 'Sampah menumpuk', 'Air keran mati', 'Saluran tersumbat'];

/** An invented complaint of one of three years, four of five closed. */
function complaint(n: number) {
  const at = Date.UTC(2022, 0, 1) + (n % 1_095) * DAY_MS;
  const isOpen = n % 5 === 0;
  return {
    ...{ externalId: `R-${n}`, title: TROUBLES[n % 5], anonymous: n % 20 === 0, secret: n % 50 === 0 },
    body: `${TROUBLES[n % 5]} di dekat ${PLACES[n % 8]} blok ${n}, sudah ${n % 30} hari belum ditangani.`,
    ...{ status: isOpen ? 'IN_PROGRESS' : 'CLOSED', statusRaw: isOpen ? 'Proses' : 'Selesai' },
    ...{ occurredAt: new Date(at).toISOString(), updatedAt: new Date(at + (n % 40) * DAY_MS).toISOString() },
    reporter: { name: `Warga Contoh ${n}`, ids: [{ kind: 'PHONE', value: `0800-${n}`, verified: true }] },
    place: { province: 'Sumatera Barat', regency: 'Pasaman', district: null, village: null, detail: null },
  };
}
