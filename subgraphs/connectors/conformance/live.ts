import { addressOf } from '../kit/address-of.ts';
import { httpFor } from '../kit/http.ts';
import { normalizeInfo } from '../kit/normalize-info.ts';
import { SourceError } from '../kit/source-error.ts';
import { settingsOf } from '../runner/settings.ts';
import { contextFor } from './bench/pulled.ts';
import { Finding } from './check.ts';
import type { Subject } from './subject.ts';

const USUAL_RATE = 2;

/**
 * Reads one page of the real source, politely, and normalizes it; nothing is stored. Inner addresses are allowed: who
 * runs this on a machine may reach them from there. @throws Finding
 */
export async function livePage({ connector, config: written }: Subject, variables: Record<string, string | undefined>) {
  const config = settingsOf(connector, written, { variables });
  const stop = new AbortController();
  const { requestsPerSecond = USUAL_RATE } = connector.policy?.(config) ?? {};
  const http = httpFor({
    requestsPerSecond,
    allowPrivateAddress: true,
    signal: stop.signal,
    site: connector.http?.(config),
  });
  const now = () => new Date();
  const base = contextFor(connector, config, null, { now, signal: stop.signal });
  const context = { ...base, http, addressOf: (host: string) => addressOf(host, true) };
  try {
    await connector.check(context);
    const first = await connector.pull(context, null).next();
    const records = first.done ? [] : first.value.records;
    const info = normalizeInfo(connector, config);
    const refused: string[] = [];
    for (const raw of records)
      await Promise.resolve(raw)
        .then((one) => connector.normalize(one, info))
        .catch((error: Error) => refused.push(error.message));
    if (refused.length * 2 > records.length)
      throw new Finding(
        `${refused.length} of ${records.length} records cannot be used: ${refused[0]}`,
        'normalize',
        'mend the mapping',
      );
  } catch (error) {
    if (error instanceof SourceError)
      throw new Finding(`${error.errorClass}: ${error.message}`, 'real source', 'see what it answers now');
    throw error;
  } finally {
    stop.abort();
  }
}
