/**
 * Reads letters (jobs) until SIGTERM: all contexts, or only the subgraphs named. More workers share the work.
 *   DATABASE_URL=... HUB_SECRET=... npm run start:worker [-- reports sla]
 */
import './say-errors.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { openRuntimes } from '../subgraphs/common/runtime/open-runtimes.ts';
import { showProcess } from '../subgraphs/common/runtime/show-process.ts';
import { showWork, workChecks } from '../subgraphs/common/runtime/show-work.ts';
import { untilSignal } from '../subgraphs/common/runtime/until-signal.ts';
import { registerDeclared } from '../subgraphs/connectors/channels/declared.ts';
import { DATABASES, SUBGRAPHS } from '../subgraphs/subgraphs.ts';
import { openDatabase } from './hub-database.ts';

// Before the first letter is read: a signal that finds nobody listening would end the process in its middle.
const stopped = untilSignal();
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !SUBGRAPHS.some((subgraph) => subgraph.name === name));
if (unknown) throw hubError('BAD_USER_INPUT', `No subgraph is called "${unknown}".`);

const { ownerUrl, config } = await openDatabase();
const runtimes = await openRuntimes(DATABASES, ownerUrl, config);
// Functions of YAML channels live in the process that pulls.
await registerDeclared(runtimes.of('connectors'));
const working = SUBGRAPHS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
for (const { jobs, schedule, database } of working) {
  await jobs(runtimes.of(database.schema));
  await schedule?.(runtimes.of(database.schema));
}
const hide = showWork(runtimes, working);
const shown = await showProcess(config, 'worker', workChecks(runtimes));
console.log(`Worker reads the letters of ${working.map(({ name }) => name).join(', ')}.`);
await stopped;
shown.drain();
hide();
await runtimes.close();
await shown.stop();
