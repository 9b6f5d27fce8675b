import { readdirSync, readFileSync } from 'node:fs';

/** Length of one tick of /proc/<pid>/stat, ms. */
const TICK_MS = 10;

/** CPU milliseconds a process and its children have used, all threads; from /proc, so on Linux only. */
export function cpuMs(pid: number): number {
  const table = new Map<number, { parent: number; ticks: number }>();
  for (const name of readdirSync('/proc')) if (/^\d+$/.test(name)) addTo(table, Number(name));
  const isOurs = (one: number): boolean => one === pid || (table.has(one) && isOurs(table.get(one)!.parent));
  return TICK_MS * [...table].reduce((sum, [one, { ticks }]) => sum + (isOurs(one) ? ticks : 0), 0);
}

function addTo(table: Map<number, { parent: number; ticks: number }>, pid: number): void {
  try {
    // The name before ")" may hold spaces.
    const [, parent, ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    table.set(pid, { parent: Number(parent), ticks: Number(rest[9]) + Number(rest[10]) });
  } catch {
    // It has ended since.
  }
}
