/** Codes of Node and undici for a connection that broke before there was an answer. */
const RESETS = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** What `call` gives; a call whose connection breaks is made again, `attempts` times in all. */
export async function againAfterReset<T>(attempts: number, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= attempts || !RESETS.has(String((error as NodeJS.ErrnoException).code))) throw error;
    }
  }
}
