import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from '../subgraphs/common/config/root.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { type ComposedPart, composed, hubParts } from './supergraph-compose.ts';

/** SDLs of the connectors installed here, and the supergraph with them; of this installation alone, so not checked in. */
export const INSTALLED = fromRoot('schema', 'installed');

/** First line of an installed SDL: the address of its process. */
const ADDRESS = /^# (http\S+)$/m;
const SUPERGRAPH = 'supergraph.graphql';

/** The connectors installed in the folder, as they are composed. */
export const installedParts = (folder = INSTALLED): ComposedPart[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.graphql') && file !== SUPERGRAPH)
    .sort()
    .map((file) => {
      const sdl = readFileSync(join(folder, file), 'utf8');
      return { name: file.replace('.graphql', ''), sdl, url: ADDRESS.exec(sdl)?.[1] ?? '' };
    });

/**
 * Composes the hub with its installed connectors and this one, then puts both in place at once: a gateway that follows
 * the file swaps to it. Nothing is changed when they do not compose.
 * @throws BAD_USER_INPUT naming why they do not compose
 */
export async function installPart(part: ComposedPart, folder = INSTALLED): Promise<void> {
  const hub = await hubParts();
  if (hub.some(({ name }) => name === part.name))
    throw hubError('BAD_USER_INPUT', `A subgraph of the hub is called ${part.name}; give the connector another id.`);
  const others = installedParts(folder).filter(({ name }) => name !== part.name);
  mkdirSync(folder, { recursive: true });
  put(join(folder, SUPERGRAPH), composedOrRefused([...hub, ...others, part]));
  put(join(folder, `${part.name}.graphql`), `# ${part.url}\n${part.sdl}`);
}

/** Takes a connector's SDL out again. False: it was not installed. */
export async function removePart(name: string, folder = INSTALLED): Promise<boolean> {
  const parts = installedParts(folder);
  if (!parts.some((part) => part.name === name)) return false;
  const rest = parts.filter((part) => part.name !== name);
  put(join(folder, SUPERGRAPH), composedOrRefused([...(await hubParts()), ...rest]));
  rmSync(join(folder, `${name}.graphql`));
  return true;
}

function composedOrRefused(parts: readonly ComposedPart[]): string {
  try {
    return composed(parts);
  } catch (error) {
    throw hubError('BAD_USER_INPUT', (error as Error).message);
  }
}

/** A reader of the file sees the old text or the new one, never half of it. */
function put(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
