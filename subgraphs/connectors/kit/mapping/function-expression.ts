import type { NormalizeInfo } from '../connector.ts';
import type { RawRecord } from '../json.ts';
import { SourceError } from '../source-error.ts';

/** A function of the operator's that stands in a mapping where an expression could. Pure: no clock, no network. */
export type MapFunction = (raw: RawRecord, info: NormalizeInfo<unknown>) => unknown;

/** How an author writes it: "./lamps.ts#place". */
export const FUNCTION_REFERENCE = /^(\.\.?\/[^#]+)#([A-Za-z_$][\w$]*)$/;
/** How it stands in a channel's settings once its file is loaded: "function:lampu-kota/lamps.ts#place". */
const LOADED = /^function:/;

/** Functions of this process, by their name in settings. Only the loader of the operator's own files fills it. */
const functions = new Map<string, MapFunction>();

/** Makes a function known to the mappings of this process and gives the expression that calls it. */
export function putFunction(channel: string, file: string, name: string, call: MapFunction): string {
  const key = `function:${channel}/${file}#${name}`;
  functions.set(key, call);
  return key;
}

/** Is the expression a function of a file instead of JSONata? */
export const isFunction = (text: string) => LOADED.test(text) || FUNCTION_REFERENCE.test(text);

/** Does any text of the settings name a function? Settings that came over the network must not. */
export const namesFunctions = (settings: unknown): boolean =>
  typeof settings === 'string'
    ? isFunction(settings.trim())
    : typeof settings === 'object' && settings !== null && Object.values(settings).some(namesFunctions);

/** Why the function cannot be called; null: it can. */
export function functionFault(text: string): string | null {
  if (functions.has(text)) return null;
  return LOADED.test(text)
    ? `${text} is not loaded in this process: the channel's YAML file and its functions have to lie in connectors/ here too.`
    : `${text}: functions of files are for YAML files in the operator's folder, not for settings that are registered.`;
}

/** @throws Error when it is not loaded */
export function functionOf(text: string, info: NormalizeInfo<unknown>): (raw: RawRecord) => unknown {
  const call = functions.get(text);
  if (!call) throw new Error(functionFault(text) ?? text);
  return (raw) => guarded(text, () => call(raw, info));
}

/** The text of a foreign exception could hold what the record says, so only its kind is told. */
async function guarded(text: string, call: () => unknown): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError('record', `${text} failed (${error instanceof Error ? error.name : typeof error}).`);
  }
}
