import { htmlConnector } from '../../subgraphs/connectors/html/html.connector.ts';
import type { HtmlCursor } from '../../subgraphs/connectors/html/scan/cursor.ts';
import type { HtmlConfig } from '../../subgraphs/connectors/html/site/site.ts';
import { httpFor } from '../../subgraphs/connectors/kit/http.ts';
import { type Complaint, normalizeInfo, type PullContext, SourceError } from '../../subgraphs/connectors/kit/index.ts';

/** Tuesday 17 March 2026, 10:00 in Jakarta. */
export const READ_AT = new Date('2026-03-17T03:00:00Z');

/** What the runner lends to the connector; the site of a test may be on 127.0.0.1 and is asked without pause. */
export function contextOf(config: object, now = READ_AT): PullContext<HtmlConfig> {
  const signal = new AbortController().signal;
  return {
    config: htmlConnector.config.parse(config),
    http: httpFor({ requestsPerSecond: 10_000, allowPrivateAddress: true, signal, timeoutMs: 2_000 }),
    signal,
    now: () => now,
    expect(condition, what) {
      if (!condition) throw new SourceError('drift', what);
    },
  };
}

/** Every page of a pull, and what became of its records. */
export interface Pulled {
  complaints: Complaint[];
  /** "where: why" of what became a dead letter. */
  dead: string[];
  notes: string[];
  cursors: HtmlCursor[];
  /** Why it ended early; null: it reached the end. */
  failure: SourceError | null;
}

/** Pulls as the runner does: what came before a failure is kept, and so is its cursor. */
export async function pull(config: object, cursor: HtmlCursor | null = null, now = READ_AT): Promise<Pulled> {
  const context = contextOf(config, now);
  const info = normalizeInfo(htmlConnector, context.config);
  const pulled: Pulled = { complaints: [], dead: [], notes: [], cursors: [], failure: null };
  try {
    for await (const page of htmlConnector.pull(context, cursor)) {
      for (const raw of page.records) {
        try {
          pulled.complaints.push(htmlConnector.normalize(raw, info));
        } catch (error) {
          pulled.dead.push(`${raw._where}: ${(error as Error).message}`);
        }
      }
      pulled.dead.push(...(page.unreadable ?? []).map(({ where, why }) => `${where}: ${why}`));
      pulled.notes.push(...(page.notes ?? []));
      // Through JSON and the shape, as the runner stores and checks it.
      pulled.cursors.push(htmlConnector.cursor.parse(JSON.parse(JSON.stringify(page.cursor))));
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    pulled.failure = error;
  }
  return pulled;
}

export const idsOf = ({ complaints }: Pulled) => complaints.map(({ externalId }) => externalId);
