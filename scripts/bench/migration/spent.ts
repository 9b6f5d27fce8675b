import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Processor time used so far, s. `postgres` is null where the system does not tell it (other than Linux). */
export interface Spent {
  hub: number;
  postgres: number | null;
}

/** Clock ticks of /proc a second, as every Linux of today has them. */
const TICKS = 100;
/** Places behind the name in `/proc/<pid>/stat`: parent, own user and system time, those of ended children. */
const [PARENT, OWN, ENDED] = [1, [11, 12], [13, 14]];

/** Processor time of this process and of the PostgreSQL whose data lie in `folder`: with others on the machine, seconds alone say little. */
export function spent(folder: string): Spent {
  const { user, system } = process.cpuUsage();
  return { hub: (user + system) / 1e6, postgres: ofPostgres(folder) };
}

/** Milliseconds a record between two looks, of both together. */
export function msEach(before: Spent, after: Spent, records: number): number {
  const seconds = after.hub - before.hub + ((after.postgres ?? 0) - (before.postgres ?? 0));
  return Math.round((seconds * 1e6) / records) / 1000;
}

function ofPostgres(folder: string): number | null {
  const [main = ''] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  const own = statOf(main);
  if (!own) return null;
  const children = readdirSync('/proc').flatMap((pid) => {
    const stat = /^\d+$/.test(pid) ? statOf(pid) : null;
    return stat?.[PARENT] === main ? [stat] : [];
  });
  const sum = (stat: string[], places: number[]) => places.reduce((ticks, place) => ticks + Number(stat[place]), 0);
  const ticks = sum(own, [...OWN, ...ENDED]) + children.reduce((all, stat) => all + sum(stat, OWN), 0);
  return ticks / TICKS;
}

/** Fields behind the name of the process; null: it is gone, or this is no Linux. */
function statOf(pid: string): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
