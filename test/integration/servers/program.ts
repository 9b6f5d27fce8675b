import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe } from '@jest/globals';

/** Servers of Debian lie in folders that an ordinary user's PATH lacks. */
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin'];

/** Where a program lies; null: it is not installed. */
export const programPath = (name: string): string | null =>
  FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;

/**
 * A suite against real servers. Where one is missing, a developer is told which Debian package brings it; in CI, which
 * installs them (`.ci/run`), the suite fails instead.
 */
export function describeWith(programs: Record<string, string>, name: string, suite: () => void): void {
  const missing = Object.entries(programs).filter(([program]) => programPath(program) === null);
  const packages = missing.map(([, debianPackage]) => debianPackage).join(' ');
  if (missing.length === 0 || process.env.CI) describe(name, suite);
  else describe.skip(`${name} (needs Debian's ${packages})`, suite);
}
