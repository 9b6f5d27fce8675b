import { readFile } from 'node:fs/promises';
import { parse } from 'graphql';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';

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
