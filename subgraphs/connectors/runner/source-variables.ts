import type { Json } from '../kit/json.ts';
import { SourceError } from '../kit/source-error.ts';

/** Variables meant for sources. Settings may come from an agency: the hub's own secrets must stay out of its reach. */
const FOR_SOURCES = /^(SOURCE|DEMO)_/;
const PLACEHOLDER = /\$\{(\w+)\}/g;

/**
 * The settings with each `${NAME}` replaced by the variable NAME. Secrets and addresses that differ between
 * installations stay out of source files and of the database this way.
 * @throws SourceError('config') naming a variable that is not set, or not meant for sources
 */
export function withVariables(settings: Json, variables: Record<string, string | undefined>): Json {
  if (typeof settings === 'string')
    return settings.replace(PLACEHOLDER, (_, name: string) => variable(name, variables));
  if (Array.isArray(settings)) return settings.map((part) => withVariables(part, variables));
  if (typeof settings !== 'object' || settings === null) return settings;
  return Object.fromEntries(Object.entries(settings).map(([key, part]) => [key, withVariables(part, variables)]));
}

/** Do the settings ask for a variable anywhere? */
export const namesVariables = (settings: Json) => JSON.stringify(settings).search(PLACEHOLDER) >= 0;

function variable(name: string, variables: Record<string, string | undefined>): string {
  if (!FOR_SOURCES.test(name))
    throw new SourceError('config', `the variable ${name} is not for sources; theirs begin with SOURCE_.`);
  const value = variables[name];
  if (value === undefined) throw new SourceError('config', `the variable ${name} is not set.`);
  return value;
}
