import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Connector, Family, Source } from '../kit/connector.ts';
import type { Json } from '../kit/json.ts';
import { type YamlFile, yamlFile } from './document.ts';
import { DeclarationError, type Fault } from './fault.ts';
import { FRAME_KEYS, frameShape, pauseOf } from './frame.ts';
import { withFunctions } from './functions.ts';
import { nearest, suggestion } from './nearest.ts';
import { filled, mapAsTexts, spelledAlike } from './settings-text.ts';
import { fault, shapeFaults } from './shape-faults.ts';

/** Connectors by family, and the values of `${NAME}` in settings. */
export interface DeclarationTerms {
  connectors: Partial<Record<string, Connector>>;
  variables: Record<string, string | undefined>;
}

/** A channel out of a YAML file, as a `sources/*.source.ts` exports it. */
export interface Declaration {
  source: Source<{ [key: string]: Json }>;
  /** Settings as the connector takes them; null while a variable is not set. */
  config: unknown;
  /** Variables that are not set: the file is in order, but cannot be pulled here. */
  unset: Fault[];
}

type Settings = { [key: string]: Json };

/** Reads and checks one file. @throws DeclarationError naming the place of everything that is wrong with it */
export async function readDeclaration(path: string, terms: DeclarationTerms): Promise<Declaration> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const isText = code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
    const message = isText ? 'is no text in UTF-8.' : `cannot be read (${code}).`;
    throw new DeclarationError([
      { file: path, line: 1, column: 1, path: '', message, remedy: isText ? 'Save it as UTF-8.' : '' },
    ]);
  }
  return declarationOf(yamlFile(path, text), terms);
}

async function declarationOf(yaml: YamlFile, { connectors, variables }: DeclarationTerms): Promise<Declaration> {
  const { value } = yaml;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DeclarationError([fault(yaml, [], 'holds no keys.', 'Begin with "apiVersion: connector/v1".')]);
  const own = new Set(FRAME_KEYS);
  const [framePart, rest] = [(key: string) => own.has(key), (key: string) => !own.has(key)].map((wanted) =>
    Object.fromEntries(Object.entries(value).filter(([key]) => wanted(key))),
  ) as [Settings, Settings];
  const frame = frameShape.safeParse(framePart);
  const faults = frame.success ? [] : shapeFaults(yaml, frameShape, frame.error.issues);
  const family = String(value.family ?? '')
    .trim()
    .toUpperCase() as Family;
  const connector = connectors[family];
  const isFamilyFault = faults.some(({ path }) => path === 'family');
  if (!connector && value.family !== undefined) {
    const known = Object.keys(connectors).map((name) => name.toLowerCase());
    const others = faults.filter(({ path }) => path !== 'family');
    const remedy = suggestion(family.toLowerCase(), known);
    const message = isFamilyFault
      ? `"${value.family}" is no family.`
      : `no connector of the family "${value.family}" is installed here.`;
    throw new DeclarationError([...others, fault(yaml, ['family'], message, remedy)]);
  }
  if (!connector) throw new DeclarationError(inOrder([...faults, ...misspelt(yaml, Object.keys(rest))]));
  const settings = await settingsIn(yaml, String(value.id), rest, connector, variables);
  faults.push(...settings.faults, ...(frame.success ? frameFaults(yaml, frame.data) : []));
  if (!frame.success || faults.length > 0) throw new DeclarationError(inOrder(faults));
  const { id, name, agency } = frame.data;
  const source = {
    channel: id,
    name,
    family,
    agency,
    secondsBetweenPulls: pauseOf(frame.data),
    config: settings.written,
  };
  return { source, config: settings.unset.length > 0 ? null : settings.config, unset: settings.unset };
}

/** What the shape of single keys cannot say. */
function frameFaults(
  yaml: YamlFile,
  {
    id,
    every,
    secondsBetweenPulls,
  }: { id: string; every?: string | undefined; secondsBetweenPulls?: number | undefined },
): Fault[] {
  const twice = every !== undefined && secondsBetweenPulls !== undefined;
  const name = basename(yaml.file).replace(/\.ya?ml$/, '');
  return [
    ...(twice ? [fault(yaml, ['every'], 'says the same as secondsBetweenPulls.', 'Leave one of them out.', true)] : []),
    ...(name === id
      ? []
      : [fault(yaml, ['id'], `is "${id}", but the file is called "${name}".`, `Call it ${id}.yaml.`)]),
  ];
}

/** The family's own keys, checked by its connector. */
async function settingsIn(
  yaml: YamlFile,
  channel: string,
  rest: Settings,
  connector: Connector,
  variables: DeclarationTerms['variables'],
) {
  const alike = spelledAlike(rest) as Settings;
  const mapped = alike.map === undefined ? null : await withFunctions(yaml, channel, mapAsTexts(alike.map));
  const written = mapped ? { ...alike, map: mapped.map } : alike;
  const { settings, unset } = filled(yaml, written, variables);
  const checked = connector.config.safeParse(settings);
  const lost = new Set([...unset, ...(mapped?.faults ?? [])].map(({ path }) => path));
  const found = checked.success ? [] : shapeFaults(yaml, connector.config, checked.error.issues, FRAME_KEYS);
  // What holds a variable that is not set, or a function that is not there, cannot be judged.
  const faults = [...(mapped?.faults ?? []), ...found.filter(({ path }) => !lost.has(path))];
  return { written, config: checked.data ?? null, faults, unset };
}

/** Without a family nobody knows its keys, but "famly" is told. */
const misspelt = (yaml: YamlFile, keys: string[]): Fault[] =>
  keys.flatMap((key) => {
    const near = nearest(key, FRAME_KEYS);
    return near === null ? [] : [fault(yaml, [key], 'is no key here.', `Did you mean "${near}"?`, true)];
  });

const inOrder = (faults: Fault[]) => [...faults].sort((a, b) => a.line - b.line || a.column - b.column);
