import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What PostgreSQL writes about itself into `postmaster.pid` while it runs. */
export interface Postmaster {
  pid: number;
  port: number;
  /** `starting`, `ready`, `stopping`, ... as PostgreSQL says. */
  status: string;
}

/** A process number that no system gives out. */
const NOBODYS_PID = 2 ** 31 - 1;

/** The server that works in `folder`; null where none does, also when one died without tidying up. */
export function livePostmaster(folder: string): Postmaster | null {
  const lines = postmasterFile(folder).split('\n');
  const pid = Number(lines[0]);
  if (!pid || !isPostgresOf(folder, pid)) return null;
  return { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
}

/**
 * Lets PostgreSQL start again where one was killed and its number now belongs to a process of the same account, or to
 * a dead one nobody has waited for: it would take either for a live server. The rest of the file stays, as PostgreSQL
 * finds helpers of the dead server by it.
 */
export function disownPostmaster(folder: string): void {
  const [pid, ...rest] = postmasterFile(folder).split('\n');
  if (pid && !isPostgresOf(folder, Number(pid)))
    writeFileSync(join(folder, 'postmaster.pid'), [NOBODYS_PID, ...rest].join('\n'));
}

/** Whether `pid` is a server of `folder`: by its command line, which every account may read and the dead have not. */
export function isPostgresOf(folder: string, pid: number): boolean {
  if (!exists(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(folder);
  } catch {
    // Not Linux: believe the number.
    return process.platform !== 'linux' || exists(pid);
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function postmasterFile(folder: string): string {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8');
  } catch {
    return '';
  }
}
