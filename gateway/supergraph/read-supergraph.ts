import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parse } from 'graphql';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';

/**
 * Where the supergraph is looked for, first the operator's word (SUPERGRAPH_FILE), else the one with the connectors
 * installed here, else the one that is checked in.
 */
export const supergraphPaths = (told: string | undefined): string[] =>
  told ? [told] : [fromRoot('schema', 'installed', 'supergraph.graphql'), fromRoot('schema', 'supergraph.graphql')];

/** The first of these files that is there; the last one when none is. */
export const firstThere = (paths: readonly string[]): string =>
  paths.find((path) => existsSync(path)) ?? paths.at(-1) ?? '';

/**
 * The text of a supergraph file.
 * @throws CONFIG_INVALID when it cannot be read or is no GraphQL schema
 */
export async function readSupergraph(path: string): Promise<string> {
  const sdl = await readFile(path, 'utf8').catch(() => {
    throw hubError('CONFIG_INVALID', `the supergraph file ${path} cannot be read. SUPERGRAPH_FILE names another.`);
  });
  try {
    parse(sdl, { noLocation: true });
  } catch (error) {
    throw hubError('CONFIG_INVALID', `the supergraph file ${path} is no GraphQL schema: ${(error as Error).message}`);
  }
  return sdl;
}
