import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { hubError } from '../errors/hub-error.ts';

/** As whom PostgreSQL runs; empty: as ourselves. Fits the options of `spawn`. */
export type Account = { uid: number; gid: number } | Record<string, never>;

/**
 * The account PostgreSQL runs as. It refuses root, so root lends it `nobody`, or the owner of data that are there.
 * @throws DATABASE_UNAVAILABLE when there is no such account.
 */
export function postgresAccount(folder: string): Account {
  if (process.getuid?.() !== 0) return {};
  const owner = existsSync(folder) ? statSync(folder) : null;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return { uid: idOfNobody('-u'), gid: idOfNobody('-g') };
}

/** Hands a file or folder to the account. */
export function giveTo(account: Account, path: string): void {
  if ('uid' in account) chownSync(path, account.uid, account.gid);
}

/**
 * Makes sure that the account can get to `path` through all folders above it.
 * @throws DATABASE_UNAVAILABLE naming the closed folder and what to do.
 */
export function requireWayTo(account: Account, path: string): void {
  if (!('uid' in account)) return;
  for (let place = path; place !== dirname(place); place = dirname(place)) {
    const { uid, mode } = statSync(place);
    if (uid === account.uid || mode & 0o001) continue;
    throw hubError(
      'DATABASE_UNAVAILABLE',
      `PostgreSQL does not run as root, and other users cannot enter ${place}. ` +
        `Move the checkout to an open folder, run as an ordinary user, open it (chmod o+x ${place}), or set DATABASE_URL.`,
    );
  }
}

function idOfNobody(which: '-u' | '-g'): number {
  try {
    return Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    throw hubError(
      'DATABASE_UNAVAILABLE',
      'PostgreSQL does not run as root, and there is no account "nobody". Run as an ordinary user or set DATABASE_URL.',
    );
  }
}
