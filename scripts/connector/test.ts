import { parseArgs } from 'node:util';
import { withSecretFiles } from '../../subgraphs/common/config/secret-files.ts';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { printCard } from '../../subgraphs/connectors/conformance/card.ts';
import { loadSubject, type SourceLoaders } from '../../subgraphs/connectors/conformance/load-subject.ts';
import { testConnector } from '../../subgraphs/connectors/conformance/test-connector.ts';

const OPTIONS = {
  live: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  only: { type: 'string' },
} as const;

/**
 * Tries a connector against its recording and prints its pass card; exit code 1 when a row failed.
 * `--live` reads one page of the real source too, `--json` prints the card as JSON, `--only 3,16` tries those rows.
 * @throws BAD_USER_INPUT
 */
export async function run(args: string[], loaders: SourceLoaders = {}): Promise<void> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [path] = positionals;
  if (!path) throw hubError('BAD_USER_INPUT', 'test takes the path of a source file or of a module.');
  const card = await testConnector(await loadSubject(path, loaders), {
    ...(values.live && { live: withSecretFiles(process.env) }),
    ...(values.only && { only: values.only.split(',').map(Number) }),
    afterRow: ({ number }) => {
      if (process.stderr.isTTY) process.stderr.write(`\rrow ${number} `);
    },
  });
  if (process.stderr.isTTY) process.stderr.write('\r');
  console.log(values.json ? JSON.stringify(card) : printCard(card));
  if (!card.passed) process.exitCode = 1;
}
