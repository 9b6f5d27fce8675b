import { z } from 'zod';
import { mappingShape, type Source, statusMapShape } from '../../kit/index.ts';
import { authShape } from './auth.ts';
import { hasSlots } from './filled.ts';
import { pagingShape } from './paging.ts';
import { path } from './path.ts';
import { json, pushShape } from './push.ts';
import { placeOf, soapShape } from './soap.ts';

const since = z.strictObject({
  param: z.string().min(1).describe('Parameter that asks for what changed after a time.'),
  field: path.optional().describe('Where an item says the time this parameter speaks of; absent: `updated`.'),
  format: z
    .string()
    .min(1)
    .default('iso')
    .describe('iso, unix, unixMs, date, or a pattern of YYYY MM DD HH mm ss in `timezone`.'),
});

const list = z.strictObject({
  path: z.string().describe('Under `base`, e.g. "complaints".'),
  method: z.enum(['GET', 'POST']).default('GET'),
  query: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  body: json.optional().describe('Sent with POST, e.g. a GraphQL query with its variables.'),
  soap: soapShape.optional().describe('The list is asked for by SOAP; `items` is a place inside soap:Body.'),
  items: path.describe('Where the answer holds the list of items; "$": the answer is the list.'),
  paging: pagingShape,
  since: since.optional().describe('Absent: every pull reads the whole list.'),
  order: z
    .enum(['ascending', 'descending', 'none'])
    .default('none')
    .describe('By time of change. "descending" lets a pull without `since` stop at what it knows.'),
});

/** Settings of a channel that is read from a web API that answers with JSON or XML. */
export const restConfig = z
  .strictObject({
    base: z.string().refine(isHttp, { error: 'is no http address' }).describe('Address every path is under.'),
    headers: z.record(z.string(), z.string()).default({}).describe('Sent with every request, e.g. an API version.'),
    format: z.enum(['json', 'xml']).default('json').describe('How it writes its answers; RSS, Atom and SOAP are xml.'),
    auth: authShape.describe('How it knows us; secrets are variables, never written here.'),
    list: list.describe('The list of complaints, and how its pages follow each other.'),
    detail: z
      .strictObject({
        path: z
          .string()
          .refine(hasSlots, { error: 'takes {id}, or {a place of the item}, e.g. "msg?id={messages.id}"' })
          .describe(
            'An item\'s own answer, with {id} or {a place of the item} in it, e.g. "msg?id={messages.id}" (a list: with commas); its fields count more than the list\'s. An item without a value there is set aside.',
          ),
        item: path.default('$').describe('Where that answer holds the item.'),
      })
      .optional()
      .describe('Each complaint has an answer of its own; absent: the list says everything.'),
    parts: z
      .record(
        z.string().regex(/^[a-z]\w*$/i, { error: 'is no name: letters, digits and _' }),
        z.strictObject({
          path: z
            .string()
            .refine(hasSlots, { error: 'takes {id}, or {a place of the item}, e.g. "msg?id={messages.id}"' })
            .describe('Its answer; {id}, or {a place of the item}, e.g. "msg?id={messages.id}" (a list: with commas).'),
          value: path.default('$').describe('Where that answer holds what is wanted.'),
        }),
      )
      .default({})
      .describe('More that an item has at an address of its own, e.g. replies; read as fields of these names.'),
    key: path.describe("Where an item says its id; it is the complaint's external id."),
    updated: path.optional().describe('Where an item says when it was last changed.'),
    timezone: z
      .string()
      .refine(isTimezone, { error: 'is not a time zone such as "Asia/Jakarta"' })
      .describe('IANA zone of times that state none.'),
    map: mappingShape.omit({ externalId: true }).describe('How an item becomes a complaint; its id is `key`.'),
    statusMap: statusMapShape({ tells: true }).describe('Its words for a status.'),
    deletes: z
      .union([z.literal('full-scan'), z.strictObject({ field: path, values: z.array(json).min(1) })])
      .optional()
      .describe('Items marked as deleted, or "full-scan": what a whole reading no longer shows is gone.'),
    hoursBetweenFullScans: z
      .number()
      .nonnegative()
      .default(24)
      .describe('With `deletes: "full-scan"` or order "descending": how often the whole list is read.'),
    push: pushShape.optional().describe('The call by which it is told a change of status; absent: it is not told.'),
    requestsPerSecond: z.number().positive().max(1000).default(2).describe('How fast it is asked.'),
    overlapSeconds: z.number().nonnegative().default(300).describe('How far behind its mark a pull asks again.'),
    maxPages: z.int().positive().default(10_000).describe('A list that has not ended by then is drift.'),
  })
  .superRefine(({ list, updated, detail, parts, key, push, statusMap, format }, context) => {
    const wrong = (message: string, ...place: string[]) => context.addIssue({ code: 'custom', message, path: place });
    if (list.since && !list.since.field && !updated) wrong('needs `field`, or `updated`', 'list', 'since');
    if (list.order !== 'none' && !updated && !list.since?.field) wrong('needs `updated`', 'list', 'order');
    if (list.body !== undefined && list.method !== 'POST') wrong('is sent with POST only', 'list', 'body');
    if (detail && key.startsWith('$')) wrong('must be a field when there is a `detail`', 'key');
    for (const fault of list.soap ? soapFaults(list, format) : []) wrong(fault, 'list', 'soap');
    if (list.soap && detail) wrong('is not read by SOAP; let the list say everything', 'detail');
    if (list.soap && Object.keys(parts).length > 0) wrong('are not read by SOAP; let the list say everything', 'parts');
    if (push && Object.keys(statusMap.out).length === 0) wrong('is needed by `push`', 'statusMap', 'out');
  });
export type RestConfig = z.infer<typeof restConfig>;
/** A source file of this family. */
export type RestSource = Source<z.input<typeof restConfig>> & { family: 'REST' };

/** What does not go together with SOAP. A page number that is sent nowhere would show the first page for ever. */
function soapFaults({ soap, paging, since, method, body, query }: z.infer<typeof list>, format: string): string[] {
  if (!soap) return [];
  const params = [
    since?.param,
    'param' in paging ? paging.param : undefined,
    'sizeParam' in paging ? paging.sizeParam : undefined,
  ];
  const missing = params.filter((param) => param !== undefined && !soap.body.includes(placeOf(param)));
  return [
    format === 'json' ? 'needs `format: xml`' : null,
    method === 'POST' || body !== undefined || Object.keys(query).length > 0
      ? 'has its own body; drop method, body, query'
      : null,
    paging.kind === 'link' || paging.kind === 'nextUrl' ? 'has no pages by address; name a parameter' : null,
    ...missing.map((param) => `has no place ${placeOf(param ?? '')} in its body`),
  ].filter((fault) => fault !== null);
}

/** A variable stands for what the installation knows. */
function isHttp(text: string): boolean {
  return text.startsWith('${') || /^https?:$/.test(URL.parse(text)?.protocol ?? '');
}

function isTimezone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
