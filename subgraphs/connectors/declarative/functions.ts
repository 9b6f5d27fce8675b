import { realpath, stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Json } from '../kit/json.ts';
import { FUNCTION_REFERENCE, type MapFunction, putFunction } from '../kit/mapping/function-expression.ts';
import type { Path, YamlFile } from './document.ts';
import type { Fault } from './fault.ts';
import { suggestion } from './nearest.ts';
import { eachText } from './settings-text.ts';
import { fault } from './shape-faults.ts';

/** Endings that Node runs as they are; types are stripped. */
const MODULE = /\.(?:ts|mts|js|mjs)$/;

/** The map with each "./file.ts#name" loaded and named as settings name it; a fault for each that cannot be. */
export async function withFunctions(
  yaml: YamlFile,
  channel: string,
  map: Json,
): Promise<{ map: Json; faults: Fault[] }> {
  const wanted: { text: string; path: Path }[] = [];
  eachText(map, (text, path) => {
    if (FUNCTION_REFERENCE.test(text.trim())) wanted.push({ text: text.trim(), path });
    return text;
  });
  const faults: Fault[] = [];
  const loaded = new Map<string, string>();
  for (const { text, path } of wanted) {
    const result = await loadFunction(yaml.file, channel, text);
    if ('why' in result) faults.push(fault(yaml, ['map', ...path], result.why, result.remedy));
    else loaded.set(text, result.expression);
  }
  return { map: eachText(map, (text) => loaded.get(text.trim()) ?? text), faults };
}

type Loaded = { expression: string } | { why: string; remedy: string };

async function loadFunction(yamlPath: string, channel: string, reference: string): Promise<Loaded> {
  const [, file = '', name = ''] = FUNCTION_REFERENCE.exec(reference) ?? [];
  const folder = await realpath(dirname(yamlPath));
  const path = await realpath(resolve(folder, file)).catch(() => null);
  if (path === null) return { why: `${file} does not exist.`, remedy: `It is looked for at ${resolve(folder, file)}.` };
  const inside = relative(folder, path);
  if (inside.startsWith('..') || !MODULE.test(path))
    return {
      why: `${file} cannot be used.`,
      remedy: 'Functions lie in .ts or .js files in the folder of the YAML file.',
    };
  try {
    // A file that was changed is loaded anew: its time is part of its address.
    const { mtimeMs } = await stat(path);
    const exported: Record<string, unknown> = await import(`${pathToFileURL(path).href}?at=${mtimeMs}`);
    const call = exported[name];
    if (typeof call === 'function')
      return { expression: putFunction(channel, inside.replaceAll('\\', '/'), name, call as MapFunction) };
    return { why: `${file} exports no function "${name}".`, remedy: suggestion(name, Object.keys(exported)) };
  } catch (error) {
    return { why: `${file} cannot be loaded: ${(error as Error).message.split('\n')[0]}.`, remedy: '' };
  }
}
