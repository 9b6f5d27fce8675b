/** How often we look whether the shell that started us still lives. */
const LOOK_MS = 100;

/**
 * Resolves at the first SIGTERM or SIGINT. Under npm a shell stands between npm and us, which dies of the signal that
 * npm passes on without telling us: its end counts as SIGTERM.
 */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
    if (process.env.npm_lifecycle_event === undefined) return;
    const shell = process.ppid;
    const look = setInterval(() => {
      if (process.ppid === shell) return;
      clearInterval(look);
      resolve('SIGTERM');
    }, LOOK_MS);
    look.unref();
  });
}
