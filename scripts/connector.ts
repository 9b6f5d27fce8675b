/**
 * Tools for who connects a legacy system (docs/CONNECTORS.md).
 *   npm run connector -- <verb> [...]        npm run connector -- help    lists the verbs
 * Exit 0: in order. 1: what was looked at is not. 2: the command itself was wrong.
 */
import { HubError } from '../subgraphs/common/errors/hub-error.ts';
import { DeclarationError } from '../subgraphs/connectors/declarative/fault.ts';
import { suggestion } from '../subgraphs/connectors/declarative/nearest.ts';
import { UsageError } from './connector/command.ts';
import { overview, VERBS } from './connector/verbs.ts';

const [name = 'help', ...args] = process.argv.slice(2);
try {
  if (['help', '--help', '-h'].includes(name)) console.log(overview());
  else await run();
} catch (error) {
  process.exitCode = error instanceof UsageError ? 2 : 1;
  const known = error instanceof UsageError || error instanceof DeclarationError || error instanceof HubError;
  const code = error instanceof HubError ? `${error.code}: ` : '';
  const text = known ? `${code}${error.message}` : error;
  // Whoever asks for JSON reads it, also of a failure.
  if (args.includes('--json') && known) console.log(JSON.stringify({ ok: false, error: text }));
  console.error(text);
}

async function run(): Promise<void> {
  const verb = VERBS[name];
  if (!verb) {
    const hint = suggestion(name, Object.keys(VERBS));
    throw new UsageError(`There is no verb "${name}". ${hint}\n\n${overview()}`);
  }
  if (args.includes('--help') || args.includes('-h')) console.log(verb.usage);
  else await (await verb.load()).run(args);
}
