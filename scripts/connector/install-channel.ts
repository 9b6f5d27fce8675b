import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openRuntimes } from '../../subgraphs/common/runtime/open-runtimes.ts';
import type { Card } from '../../subgraphs/connectors/conformance/card.ts';
import { CONNECTORS_FOLDER } from '../../subgraphs/connectors/declarative/folder.ts';
import { CONNECTORS } from '../../subgraphs/connectors/families.ts';
import { connectorsDatabase } from '../../subgraphs/connectors/ledger/database.ts';
import { registerSources } from '../../subgraphs/connectors/runner/sources.ts';
import { openDatabase } from '../hub-database.ts';
import { readyChannelFile } from './channel-file.ts';
import type { Outcome } from './command.ts';
import { keepCard } from './keep-card.ts';

/**
 * Registers the channel of a file in the running hub, whose next sweep pulls it (within a minute), and keeps the file in
 * connectors/, so that it is registered again at every start. Its card is kept with it.
 */
export async function installChannelFile(path: string, card: Card): Promise<Outcome> {
  const { source } = await readyChannelFile(path);
  const database = await openDatabase();
  const runtimes = await openRuntimes([connectorsDatabase], database.ownerUrl, database.config);
  try {
    const runtime = runtimes.of('connectors');
    await registerSources(runtime, [source], CONNECTORS, runtime.variables);
    await keepCard(runtime, source.channel, card);
  } finally {
    await runtimes.close();
    await database.stop();
  }
  const kept = keep(path);
  const text = `${source.channel} is registered (phase SHADOW: seen by its owner and the centre) and kept as ${kept}.`;
  return { json: { ok: true, channel: source.channel, file: kept }, text, ok: true };
}

function keep(path: string): string {
  const target = join(CONNECTORS_FOLDER, basename(path));
  mkdirSync(CONNECTORS_FOLDER, { recursive: true });
  if (path !== target) copyFileSync(path, target);
  const recording = path.replace(/\.ya?ml$/, '.recording.json');
  if (path !== target && existsSync(recording)) copyFileSync(recording, join(CONNECTORS_FOLDER, basename(recording)));
  return target;
}
