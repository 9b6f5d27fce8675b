/**
 * Removes .data/ (embedded database, keys, drop folders of the demo). Refuses while a hub of this checkout runs.
 *   npm run reset
 */
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DATA = join(dirname(dirname(fileURLToPath(import.meta.url))), '.data');

if (!existsSync(DATA)) {
  console.log('There is no .data/: nothing to remove.');
} else if (!process.features.typescript) {
  console.error('Run npm ci first: it brings the Node that this script needs.');
  process.exitCode = 1;
} else {
  await reset();
}

async function reset() {
  // The sources as they are: a reset must also work when the code does not compile.
  const { liveHub } = await import('./hub-state.ts');
  const { stopPostgres } = await import('../subgraphs/common/database/postgres-process.ts');
  const hub = liveHub(DATA);
  if (hub) {
    console.error(`A hub runs here (process ${hub.pid}, ${hub.address ?? 'still starting'}). Stop it first.`);
    process.exitCode = 1;
    return;
  }
  // One that a killed hub left behind.
  await stopPostgres(join(DATA, 'postgres'));
  rmSync(DATA, { recursive: true });
  console.log('.data/ is removed. The next npm start begins empty.');
}
