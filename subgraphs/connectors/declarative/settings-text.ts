import { type Json, type RawRecord, SourceError } from '../kit/index.ts';
import { withVariables } from '../runner/source-variables.ts';
import type { Path, YamlFile } from './document.ts';
import type { Fault } from './fault.ts';
import { fault } from './shape-faults.ts';

type Variables = Record<string, string | undefined>;

/** `${secret:PJU_DSN}` is another spelling of `${SOURCE_PJU_DSN}`. */
const SECRET = /\$\{secret:(?:SOURCE_)?(\w+)\}/g;

/** The settings with every text replaced. */
export function eachText(value: Json, change: (text: string, path: Path) => Json, path: Path = []): Json {
  if (typeof value === 'string') return change(value, path);
  if (Array.isArray(value)) return value.map((part, index) => eachText(part, change, [...path, index]));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, eachText(part, change, [...path, key])] as const);
  return Object.fromEntries(entries);
}

/** One spelling of variables. */
export const spelledAlike = (settings: Json): Json =>
  eachText(settings, (text) => text.replace(SECRET, (_, name: string) => `\${SOURCE_${name}}`));

/** `secret: false` in a map is the expression "false": YAML reads a truth or a number where JSONata wants a text. */
export function mapAsTexts(value: Json): Json {
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(mapAsTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapAsTexts(part)])) as RawRecord;
}

/** Settings with their variables filled in as far as they are set; a fault for each that is not. */
export function filled(yaml: YamlFile, settings: Json, variables: Variables): { settings: Json; unset: Fault[] } {
  const unset: Fault[] = [];
  const done = eachText(settings, (text, path) => {
    try {
      return withVariables(text, variables);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const name = /SOURCE_\w+/.exec(error.message)?.[0];
      const remedy =
        name && error.message.includes('not set')
          ? `Set it, or ${name}_FILE with the path of a file that holds it.`
          : '';
      unset.push(fault(yaml, path, error.message, remedy));
      return text;
    }
  });
  return { settings: done, unset };
}
