import { SourceError } from './source-error.ts';

/** Version of this kit: the first number grows when a connector written for it may stop working. */
export const KIT_VERSION = '1.0.0';

const RANGE = /^\^(\d+)(?:\.(\d+))?(?:\.(\d+))?$/;

/**
 * Refuses a connector that was written for another kit; asked when it is loaded.
 * @param range what it states as `sdk`, "^1" or "^1.2"
 * @throws SourceError('config') saying both versions
 */
export function checkSdk(range: unknown, name: string): void {
  const parts = RANGE.exec(String(range));
  if (!parts) throw new SourceError('config', `${name}: sdk "${range}" is no range such as "^1".`);
  const [major = 0, minor = 0, patch = 0] = KIT_VERSION.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0, wantedPatch = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const isNewEnough = minor > wantedMinor || (minor === wantedMinor && patch >= wantedPatch);
  if (wantedMajor !== major || !isNewEnough)
    throw new SourceError('config', `${name} was written for the kit ${range}; this hub has ${KIT_VERSION}.`);
}
