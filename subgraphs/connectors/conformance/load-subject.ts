import { existsSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fromRoot } from '../../common/config/root.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { CONNECTORS } from '../families.ts';
import type { Connector, Source } from '../kit/connector.ts';
import type { Json } from '../kit/json.ts';
import { type Recording, recordingShape } from './recording.ts';
import type { Subject } from './subject.ts';

/** What a file gives beside its recording. */
export interface LoadedSource {
  connector: Connector;
  config: { [key: string]: Json };
}

/** Ways to read files that are no modules, by their ending, e.g. `.yaml`. */
export type SourceLoaders = Record<string, (path: string) => Promise<LoadedSource>>;

const SOURCE_FILE = /(\.source)?\.(ts|js|mjs|ya?ml)$/;

/**
 * What a path names: a source file with its recording beside it (`<name>.recording.json`), or a module that exports
 * `connector` (or has it as its default), `config` and `recording` (and `source`, where the source is code).
 * @throws BAD_USER_INPUT saying what is missing and where it was looked for
 */
export async function loadSubject(path: string, loaders: SourceLoaders = {}): Promise<Subject> {
  const file = resolve(path);
  if (!existsSync(file)) throw hubError('BAD_USER_INPUT', `${path} is no file.`);
  const loader = Object.entries(loaders).find(([ending]) => file.endsWith(ending))?.[1];
  const name = basename(file).replace(SOURCE_FILE, '');
  if (loader) return { name, ...(await loader(file)), recording: recordingBeside(file) };
  if (/\.ya?ml$/.test(file)) throw hubError('BAD_USER_INPUT', `${path}: this program does not read YAML.`);
  const { default: given, ...named } = await import(pathToFileURL(compiled(file)).href);
  const exported = { ...(typeof given === 'object' && given), ...named };
  const recording = exported.recording ? recordingOf(exported.recording, path) : recordingBeside(file);
  // A connector may be the default export itself; whatever else names a family is a source of it.
  const own = exported.connector ?? (typeof exported.pull === 'function' ? given : undefined);
  const { config, source } = exported;
  const connector = own ?? familyOf(exported, path);
  return { name: exported.name ?? name, connector, config, recording, ...(source && { source }) };
}

/** A file of this package is taken as compiled, so that it shares the kit with this program. */
function compiled(file: string): string {
  const inside = relative(fromRoot(), file);
  const built = join(fromRoot('dist'), inside.replace(/\.ts$/, '.js'));
  return !inside.startsWith('..') && !inside.startsWith('dist') && existsSync(built) ? built : file;
}

function familyOf({ family }: Partial<Source>, path: string): Connector {
  const connector = family && CONNECTORS[family];
  if (connector) return connector;
  throw hubError('BAD_USER_INPUT', `${path} exports neither a connector nor a source of a known family.`);
}

function recordingBeside(file: string): Recording {
  const path = file.replace(SOURCE_FILE, '.recording.json');
  if (!existsSync(path)) throw hubError('BAD_USER_INPUT', `${path} is missing; the connector is tried against it.`);
  return recordingOf(JSON.parse(readFileSync(path, 'utf8')), path);
}

function recordingOf(value: unknown, path: string): Recording {
  const checked = recordingShape.safeParse(value);
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map(({ path: at, message }) => `${at.join('.') || 'recording'}: ${message}`);
  throw hubError('BAD_USER_INPUT', `${path}: ${faults.join('; ')}`);
}
