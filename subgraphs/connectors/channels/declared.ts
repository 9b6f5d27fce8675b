import { relative } from 'node:path';
import { ROOT } from '../../common/config/root.ts';
import { HubError } from '../../common/errors/hub-error.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { faultText } from '../declarative/fault.ts';
import { CONNECTORS_FOLDER, readDeclarations } from '../declarative/folder.ts';
import { CONNECTORS } from '../families.ts';
import { registerSources } from '../runner/sources.ts';
import { SOURCES } from '../sources.ts';

/** Folders and files of YAML channels: connectors/, and those that CONNECTORS_PATH names (separated by commas). */
export const declaredPaths = (variables: Record<string, string | undefined>): string[] => [
  CONNECTORS_FOLDER,
  ...(variables.CONNECTORS_PATH ?? '').split(',').filter((path) => path.trim() !== ''),
];

/**
 * Makes a channel of each YAML file, and loads the functions they name into this process: every process that pulls needs
 * it. A file that cannot be used is logged with its place; the others are registered. New channels begin in SHADOW:
 * a file that was dropped into a folder shows nothing to citizens yet.
 * @returns ids of the channels
 */
export async function registerDeclared(
  runtime: Runtime,
  paths: readonly string[] = declaredPaths(runtime.variables),
): Promise<string[]> {
  const { log, variables } = runtime;
  const registered: string[] = [];
  for (const file of await readDeclarations(paths, { connectors: CONNECTORS, variables })) {
    const path = relative(ROOT, file.path);
    const faults = 'faults' in file ? file.faults : file.declaration.unset;
    for (const fault of faults) log.error(`Channel not registered: ${faultText({ ...fault, file: path })}`);
    if ('faults' in file || faults.length > 0) continue;
    const { source } = file.declaration;
    if (SOURCES.some(({ channel }) => channel === source.channel)) {
      log.error(`Channel not registered: ${path}: "${source.channel}" is a channel of the hub's own already.`);
      continue;
    }
    try {
      await registerSources(runtime, [source], CONNECTORS, variables);
      registered.push(source.channel);
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      log.error(`Channel not registered: ${path}: ${error.message}`);
    }
  }
  return registered;
}
