/** Sends a message to the measuring process. */
export const tell = (name: 'ready' | 'cpu' | 'progress', value: string | number) =>
  process.send?.([name, String(value)]);

/** Says where the server listens, then answers the measuring process: its CPU so far in ms, and the order to stop. */
export function serveBench(url: string, stop: () => Promise<void>): void {
  process.on('message', async (order) => {
    if (order === 'cpu') {
      const { user, system } = process.cpuUsage();
      tell('cpu', (user + system) / 1000);
    }
    if (order === 'stop') {
      await stop();
      process.disconnect();
    }
  });
  tell('ready', url);
}
