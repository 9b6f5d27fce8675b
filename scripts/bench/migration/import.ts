import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEVELOPMENT_SECRET, hubConfig } from '../../../subgraphs/common/config/config.ts';
import { startEmbeddedPostgres } from '../../../subgraphs/common/database/embedded-postgres.ts';
import { migrateAll } from '../../../subgraphs/common/database/migrate.ts';
import { forkFor } from '../../../subgraphs/common/database/row-security.ts';
import { matchHistory } from '../../../subgraphs/common/handover/match-history.topic.ts';
import { SYSTEM_VIEWER } from '../../../subgraphs/common/identity/viewer.ts';
import { openRuntimes, type Runtimes } from '../../../subgraphs/common/runtime/open-runtimes.ts';
import { Channel } from '../../../subgraphs/connectors/ledger/channel.entity.ts';
import { DATABASES, SUBGRAPHS } from '../../../subgraphs/subgraphs.ts';
import { importFile } from '../../history/import-file.ts';
import { progressLine } from '../../progress.ts';
import { untilDrained, untilTakenIn } from '../../until-drained.ts';
import { watchPeak } from './peak.ts';
import { msEach, spent } from './spent.ts';

/** What importing history took, from the file to reports with clocks. */
export interface ImportFigures {
  imported: number;
  importRecordsPerSecond: number;
  /** Of these seconds, those until the last page was in the ledger. */
  ledgerSeconds: number;
  importCpuMsPerRecord: number;
  /** Where asked for, what comes behind that: looking the imported reports through for doubles. */
  doublesRecordsPerSecond?: number;
  doublesCpuMsPerRecord?: number;
  importPeakMb: number;
}

const CHANNEL = 'bench-riwayat';
/** Lines written at once. */
const LINES = 10_000;

/** Imports an invented file into a throw-away hub with every context in this process, and waits until it has settled. */
export async function importBench(records: number, doubles: boolean): Promise<ImportFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'lapor-hub-bench-'));
  chmodSync(folder, 0o755);
  const data = join(folder, 'postgres');
  const postgres = await startEmbeddedPostgres({ folder: data, password: 'bench' });
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
    await writeHistory(path, records);
    return await measure(runtimes, { path, data, records, doubles });
  } finally {
    await runtimes.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeHistory(path: string, records: number): Promise<void> {
  const file = await open(path, 'w');
  for (let from = 0; from < records; from += LINES) {
    const lines = Array.from({ length: Math.min(LINES, records - from) }, (_, n) =>
      JSON.stringify(complaint(from + n)),
    );
    await file.write(`${lines.join('\n')}\n`);
  }
  await file.close();
}

interface Bench {
  path: string;
  data: string;
  records: number;
  doubles: boolean;
}

async function measure(runtimes: Runtimes, { path, data, records, doubles }: Bench): Promise<ImportFigures> {
  const runtime = runtimes.of('connectors');
  const facts = { id: CHANNEL, name: CHANNEL, family: 'PUSH', phase: 'DUAL', secondsBetweenPulls: 0 } as const;
  await forkFor(runtime.orm, SYSTEM_VIEWER).persist(Object.assign(new Channel(), facts)).flush();
  const progress = progressLine('Importing');
  const peak = watchPeak();
  const { signal } = new AbortController();
  const started = performance.now();
  const before = spent(data);
  const seconds = () => (performance.now() - started) / 1000;
  const run = await importFile(runtime, {
    ...{ channel: CHANNEL, path, dry: false, signal },
    afterPage: ({ records: done }) => progress.show(done, records),
  });
  const ledgerSeconds = Math.round(seconds());
  await untilDrained(runtimes.letterBox, (left) => progress.say(`${left} letters`), [matchHistory]);
  const [reportSeconds, asReports] = [seconds(), spent(data)];
  if (doubles) await untilTakenIn(runtimes.letterBox, (what) => progress.say(what));
  const doubleSeconds = seconds() - reportSeconds;
  progress.end();
  if (run.created !== records) throw new Error(`${run.created} of ${records} records imported.`);
  return {
    imported: records,
    importRecordsPerSecond: Math.round(records / reportSeconds),
    ledgerSeconds,
    importCpuMsPerRecord: msEach(before, asReports, records),
    ...(doubles && {
      doublesRecordsPerSecond: Math.round(records / doubleSeconds),
      doublesCpuMsPerRecord: msEach(asReports, spent(data), records),
    }),
    importPeakMb: peak.end(),
  };
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
