import { defineConnector, listed, mapRecord, SourceError } from '../kit/index.ts';
import { pushTo } from './push/push.ts';
import { RestClient } from './read/client.ts';
import { itemsOf } from './read/items.ts';
import { ListReader } from './read/list.ts';
import { type RestCursor, restCursor } from './scan/cursor.ts';
import { scanList } from './scan/scan.ts';
import { fixedHeaders } from './site/auth.ts';
import { type RestConfig, restConfig } from './site/config.ts';

/** Reads a web API that lists complaints as JSON or XML (RSS, Atom, SOAP). It knows no agency: all of it is said by the source file. */
export const restConnector = defineConnector<RestConfig, RestCursor>({
  family: 'REST',
  version: '1.0.0',
  sdk: '^1',
  config: restConfig,
  cursor: restCursor,
  ordering: 'source-time',
  statusMap: ({ statusMap }) => statusMap.in,
  // Without `push` nothing is told, whatever words there are.
  statusOut: ({ push, statusMap }) => (push ? statusMap.out : {}),
  timezone: ({ timezone }) => timezone,
  policy: ({ requestsPerSecond, overlapSeconds, deletes, maxPages }) => ({
    readsAhead: true,
    requestsPerSecond,
    overlapSeconds,
    maxPages,
    deletes: deletes === undefined ? 'ignore' : deletes === 'full-scan' ? 'full-scan' : 'tombstone',
  }),
  http: ({ base, headers, auth }) => ({ base, headers: { ...lowerCased(headers), ...fixedHeaders(auth) } }),
  normalize: (raw, info) => mapRecord(withKey(info.config), raw, info),
  identify: ({ _key }) => (typeof _key === 'string' ? _key : null),

  async check(ctx) {
    const list = new ListReader(ctx, new RestClient(ctx));
    const { items, answer } = await list.page(list.pager.first, null);
    if (items === null) throw new SourceError('drift', `the list answers ${answer.status}.`);
    const { known } = await itemsOf(ctx.config, items, 1);
    if (items.length > 0 && known.length === 0)
      throw new SourceError('drift', `no item of the first page has an id ("${ctx.config.key}").`);
  },

  async *pull(ctx, cursor) {
    yield* scanList(ctx, new RestClient(ctx), cursor);
  },

  async *enumerate(ctx) {
    yield* listed(scanList(ctx, new RestClient(ctx), null));
  },

  pushStatus: (ctx, push) => pushTo(ctx, new RestClient(ctx), push),
});

/** A name or a path, as both the list and JSONata read it. */
const PLAIN = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/;

/** One truth about ids: what the list is read by is what complaints are called by. An own answer may say another one. */
const withKey = ({ map, key, detail }: RestConfig) => ({
  ...map,
  externalId: detail || !PLAIN.test(key) ? '_key' : `$string(${key})`,
});

const lowerCased = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
