/**
 * Starts something on its usual port, or on one the system picks when another process has that.
 * @param start takes the port; 0 means any
 */
export async function onFreePort<Started>(usual: number, start: (port: number) => Promise<Started>): Promise<Started> {
  try {
    return await start(usual);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return start(0);
  }
}
