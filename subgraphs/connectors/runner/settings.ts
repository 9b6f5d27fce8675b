import { hubError } from '../../common/errors/hub-error.ts';
import type { Connector } from '../kit/connector.ts';
import type { Json } from '../kit/json.ts';
import { SourceError } from '../kit/source-error.ts';
import { withVariables } from './source-variables.ts';

/** What is put over the stored settings before they are checked. */
export interface SettingsTerms {
  variables: Record<string, string | undefined>;
  settings?: { [key: string]: Json };
}

/**
 * A channel's settings as its connector takes them: own parts of this run put over, variables filled in, shape checked.
 * @throws SourceError('config') naming the path at fault
 */
export function settingsOf(connector: Connector, stored: Json, { variables, settings = {} }: SettingsTerms): unknown {
  const base = typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored : {};
  // A null takes a part away: `{ folder: null, file: "x.csv" }` reads one file instead of the folder.
  const merged = Object.fromEntries(Object.entries({ ...base, ...settings }).filter(([, value]) => value !== null));
  const checked = connector.config.safeParse(withVariables(merged, variables));
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map(({ path, message }) => `${path.join('.') || 'settings'}: ${message}`);
  throw new SourceError('config', faults.join('; '));
}

/** As `settingsOf`, for callers outside a pull. @throws SOURCE_SETTINGS_INVALID naming the channel and the path at fault */
export function checkedSettings(connector: Connector, channelId: string, stored: Json, terms: SettingsTerms): unknown {
  try {
    return settingsOf(connector, stored, terms);
  } catch (error) {
    throw error instanceof SourceError ? hubError('SOURCE_SETTINGS_INVALID', channelId, error.message) : error;
  }
}
