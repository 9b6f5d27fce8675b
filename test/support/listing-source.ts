import type { Runtime } from '../../subgraphs/common/runtime/runtime.ts';
import type { Connector } from '../../subgraphs/connectors/kit/connector.ts';
import type { RawRecord } from '../../subgraphs/connectors/kit/json.ts';
import { reconcile } from '../../subgraphs/connectors/runner/reconcile/reconcile.ts';
import { complaintOf, listsConnector, rows } from './pages-connector.ts';

/** What a raw record of the invented source may say beside its text. */
const wordsOf = (raw: RawRecord) => ({
  title: typeof raw.title === 'string' ? raw.title : null,
  status: (typeof raw.means === 'string' ? raw.means : 'RECEIVED') as 'RECEIVED',
  privacy: { anonymous: raw.anonymous === true, secret: raw.secret === true },
  agency: typeof raw.office === 'string' ? { system: 'contoh', id: '7', name: raw.office } : null,
});

/** An invented source that can list itself: these records, in pages of two. */
export function listingConnector(records: RawRecord[], parts: Partial<Connector> = {}): Connector {
  const pages = Array.from({ length: Math.ceil(records.length / 2) }, (_, n) => records.slice(2 * n, 2 * n + 2));
  return listsConnector(pages, {
    normalize: (raw) => ({ ...complaintOf(raw), ...wordsOf(raw) }),
    async *enumerate() {
      for (const page of pages) yield { records: page };
    },
    ...parts,
  });
}

/** Carries out the reconciliation that waits for a channel, as the job does. */
export async function reconcileBy(runtime: Runtime, channelId: string, connector: Connector): Promise<void> {
  const waiting = await rows<{ id: string }>(
    runtime,
    `select id from connectors.reconciliation where channel_id = ? and state = 'WAITING'`,
    [channelId],
  );
  const { signal } = new AbortController();
  for (const { id } of waiting)
    await reconcile(runtime, id, { connectors: { REST: connector }, variables: {}, signal });
}
