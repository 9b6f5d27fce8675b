import { relative } from 'node:path';
import { ROOT } from '../../subgraphs/common/config/root.ts';
import { withSecretFiles } from '../../subgraphs/common/config/secret-files.ts';
import { declaredPaths } from '../../subgraphs/connectors/channels/declared.ts';
import { faultText } from '../../subgraphs/connectors/declarative/fault.ts';
import { type ReadFile, readDeclarations } from '../../subgraphs/connectors/declarative/folder.ts';
import { CONNECTORS } from '../../subgraphs/connectors/families.ts';
import { SOURCES } from '../../subgraphs/connectors/sources.ts';
import { fromUser, parsed, say } from './command.ts';

/** More paths than anybody gives. */
const MOST_PATHS = 1_000;

/** `connector list`: families that can be pulled, channel files, channels that the hub has by its code. */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parsed(args, {}, MOST_PATHS);
  const variables = withSecretFiles(process.env);
  const paths = positionals.length > 0 ? positionals.map(fromUser) : declaredPaths(variables);
  const files = await readDeclarations(paths, { connectors: CONNECTORS, variables });
  const families = Object.values(CONNECTORS).map(({ family, version }) => ({ family: family.toLowerCase(), version }));
  const own = SOURCES.map(({ channel, name, family }) => ({ id: channel, name, family: family.toLowerCase() }));
  const json = { families, files: files.map(factsOf), channels: own };
  const text = [
    'Families',
    ...families.map(({ family, version }) => `  ${family.padEnd(10)} ${version}`),
    '',
    `Channel files (${paths.map((path) => relative(ROOT, path) || '.').join(', ')})`,
    ...(files.length === 0 ? ['  none yet: npm run connector -- init'] : files.flatMap(linesOf)),
    '',
    'Channels of the hub itself',
    ...own.map(({ id, name, family }) => `  ${id.padEnd(24)} ${family.padEnd(8)} ${name}`),
  ].join('\n');
  say({ json, text, ok: files.every((file) => !('faults' in file)) }, values.json);
}

function factsOf(file: ReadFile): object {
  if ('faults' in file) return { file: file.path, ok: false, faults: file.faults };
  const { source, unset } = file.declaration;
  const { channel, name, family, secondsBetweenPulls } = source;
  return { file: file.path, ok: true, id: channel, name, family: family.toLowerCase(), secondsBetweenPulls, unset };
}

function linesOf(file: ReadFile): string[] {
  const shown = relative(ROOT, file.path);
  if ('faults' in file) return file.faults.map((fault) => `  ✗ ${faultText({ ...fault, file: shown })}`);
  const { source, unset } = file.declaration;
  const line = `  ✓ ${source.channel.padEnd(22)} ${source.family.toLowerCase().padEnd(8)} ${source.name}`;
  return [line, ...unset.map((fault) => `    ${faultText({ ...fault, file: shown })}`)];
}
