/**
 * Tools for integrators.
 *   npm run connector -- test <path> [--live] [--json] [--only 3,16]
 */
import { HubError } from '../subgraphs/common/errors/hub-error.ts';
import { run } from './connector/test.ts';

const [command, ...args] = process.argv.slice(2);
try {
  if (command !== 'test') throw new Error('Usage: connector test <path> [--live] [--json]');
  await run(args);
} catch (error) {
  console.error(error instanceof HubError ? `${error.code}: ${error.message}` : (error as Error).message);
  process.exitCode = 1;
}
