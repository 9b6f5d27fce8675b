import { readFileSync } from 'node:fs';

/** Places of the facts in /proc/<pid>/stat after the program's name. */
const STATE = 0;
const START = 19;

/** When the process started, in the system's own count; null where the system does not tell. */
export const processStart = (pid: number): string | null => statOf(pid)?.[START] ?? null;

/** Whether the process `pid` lives and is the one that started then (null: unknown). */
export function isProcess(pid: number, start: string | null): boolean {
  const stat = statOf(pid);
  if (stat && start !== null && stat[START] !== start) return false;
  // Dead, but its parent has not asked yet.
  if (stat?.[STATE] === 'Z') return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The name stands in brackets and may itself hold brackets and spaces. */
function statOf(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch {
    return null;
  }
}
