/** Everything printed while the work is done: through `console`, or to the streams themselves. */
export async function capturing(work: () => Promise<void>): Promise<string> {
  let printed = '';
  const restore: (() => void)[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write;
    restore.push(() => (stream.write = write));
    stream.write = ((chunk: unknown) => {
      printed += String(chunk);
      return true;
    }) as typeof stream.write;
  }
  // A test runner has a console of its own, which does not write to the streams.
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const own = console[method];
    restore.push(() => (console[method] = own));
    console[method] = (...parts: unknown[]) => {
      printed += parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
    };
  }
  try {
    await work();
  } finally {
    for (const undo of restore) undo();
  }
  return printed;
}
