import type { Json } from '../kit/connector.ts';
import { SourceError } from '../kit/source-error.ts';

/**
 * The settings with each `${NAME}` replaced by the variable NAME. Secrets and addresses that differ between
 * installations stay out of source files and of the database this way.
 * @throws SourceError('config') naming a variable that is not set
 */
export function withVariables(settings: Json, variables: Record<string, string | undefined>): Json {
  if (typeof settings === 'string')
    return settings.replace(/\$\{(\w+)\}/g, (_, name: string) => variable(name, variables));
  if (Array.isArray(settings)) return settings.map((part) => withVariables(part, variables));
  if (typeof settings !== 'object' || settings === null) return settings;
  return Object.fromEntries(Object.entries(settings).map(([key, part]) => [key, withVariables(part, variables)]));
}

function variable(name: string, variables: Record<string, string | undefined>): string {
  const value = variables[name];
  if (value === undefined) throw new SourceError('config', `the variable ${name} is not set.`);
  return value;
}
