import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RegionLevel } from '../../subgraphs/agencies/region/region-level.ts';
import { loadRegions } from '../../subgraphs/agencies/seed/seed.ts';
import { seedId } from '../../subgraphs/agencies/seed/seed-id.ts';
import type { HubConfig } from '../../subgraphs/common/config/config.ts';
import { forkFor } from '../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import type { Runtime } from '../../subgraphs/common/runtime/runtime.ts';
import { CONNECTORS } from '../../subgraphs/connectors/families.ts';
import { pullChannel } from '../../subgraphs/connectors/runner/pull-run.ts';
import { registerSources } from '../../subgraphs/connectors/runner/sources.ts';
import demoSheet from '../../subgraphs/connectors/sources/demo-sheet.source.ts';
import demoSite from '../../subgraphs/connectors/sources/demo-site.source.ts';
import { DATA_FOLDER } from '../hub-database.ts';
import type { TourStart } from '../hub-tour.ts';
import type { Hub } from '../hub-wire.ts';
import { progressLine } from '../progress.ts';
import { untilDrained } from '../until-drained.ts';
import { demoWorld } from './demo-complaints.ts';
import { writeDemoSheet } from './demo-sheet.ts';
import { startDemoSite } from './demo-site.ts';

/** Regencies the demo is about. */
const REGENCIES = ['13.06', '13.08'];

/** A running demo: where the tour starts, and how the legacy website is stopped. */
export type Demo = TourStart & { stop(): Promise<void> };

/**
 * Starts the invented legacy website, drops the invented export, and pulls both into the hub.
 * @returns null when it is not wanted or in production
 */
export async function startDemo(hub: Hub, config: HubConfig, wanted: boolean): Promise<Demo | null> {
  if (!wanted || config.NODE_ENV === 'production') return null;
  const world = demoWorld();
  const runtime = hub.runtimes.of('connectors');
  const folder = join(DATA_FOLDER, 'demo');
  const began = demoBegan(folder, runtime.now());
  await writeDemoSheet(folder, world.sheet, began);
  const site = await startDemoSite(world.site, began);
  admitDemo(runtime, { DEMO_SITE_URL: site.url, DEMO_SHEET_FOLDER: folder });
  for (const code of REGENCIES) await loadRegions(hub.runtimes.of('agencies'), RegionLevel.DISTRICT, code);
  await untilDrained(hub.runtimes.letterBox);
  await registerSources(runtime, [demoSite, demoSheet], CONNECTORS, runtime.variables, 'DUAL');
  for (const { channel } of [demoSite, demoSheet]) await pullVisibly(runtime, channel);
  await untilDrained(hub.runtimes.letterBox);
  return { ...(await tourStart(hub)), stop: site.stop };
}

/** When the demo was started first: a later start shows the same world, so nothing seems to have changed. */
function demoBegan(folder: string, now: Date): Date {
  const file = join(folder, 'began');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, now.toISOString());
  return new Date(readFileSync(file, 'utf8'));
}

/**
 * Lets the connectors of this process find the demo and call 127.0.0.1, where its website listens: not only the first
 * pull has to, but also those of the schedule and those that somebody asks for.
 */
export function admitDemo(runtime: Runtime, addresses: Record<'DEMO_SITE_URL' | 'DEMO_SHEET_FOLDER', string>): void {
  Object.assign(runtime.variables, addresses);
  runtime.config = { ...runtime.config, ALLOW_PRIVATE_SOURCES: true };
}

async function pullVisibly(runtime: Runtime, channelId: string): Promise<void> {
  const progress = progressLine(`Pulling ${channelId}`);
  const { run, failure } = await pullChannel(runtime, channelId, {
    connectors: CONNECTORS,
    variables: runtime.variables,
    afterPage: (_, { run: { seen } }) => progress.show(seen),
  });
  progress.end();
  console.log(
    `Pulled ${channelId}: ${run.seen} items, ${run.created} new, ${run.changed} changed, ${run.dead} dead letters.`,
  );
  if (failure) console.log(`  ${failure.message}`);
}

/** Something to show: a report that both channels carried, its agency, the website's channel. */
async function tourStart(hub: Hub): Promise<TourStart> {
  const em = forkFor(hub.runtimes.of('reports').orm, SYSTEM_VIEWER);
  const [joined] = await em.execute<{ id: string }[]>(
    `select l.id from reports.report l join reports.report m on m.merged_into_id = l.id
     where not l.secret and l.status in ('VERIFIED', 'IN_PROGRESS') order by l.status, l.received_at desc limit 1`,
  );
  const [counts] = await em.execute<{ reports: number; records: number }[]>(
    `select (select count(*)::int from reports.report where merged_into_id is null) as reports,
       (select count(*)::int from reports.source_link) as records`,
  );
  return {
    reportId: joined?.id ?? '',
    agencyId: seedId('wilayah:13.08'),
    channelId: demoSite.channel,
    sourceRecords: counts?.records ?? 0,
    reports: counts?.reports ?? 0,
  };
}
