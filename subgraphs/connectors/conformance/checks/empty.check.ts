import type { Json } from '../../kit/json.ts';
import { SourceError } from '../../kit/source-error.ts';
import type { Bench } from '../bench/bench.ts';
import type { Mutation } from '../bench/source-bench.ts';
import { type Check, Finding, must } from '../check.ts';

async function emptied(bench: Bench): Promise<void> {
  const living = bench.source?.living;
  const empty: Mutation = (reply) => {
    if (!(reply.headers['content-type'] ?? '').includes('json')) return reply;
    return { ...reply, body: JSON.stringify(withoutItems(parsed(reply.body))) };
  };
  const isJson = await answersJson(bench);
  if (!living && !isJson)
    throw new Finding(
      'the kit cannot empty this recording',
      'recording',
      'give the subject a `source`, or declare the row',
    );
  for (const cursor of [null, bench.clean.pages.at(-1)?.cursor]) {
    const { pages, failure } = await bench.pull({ cursor, ...(living ? { items: [] } : { mutate: empty }) });
    const deleted = pages.flatMap((page) => page.deleted ?? []);
    const place = cursor === null ? 'first pull' : 'next pull';
    const remedy =
      'take an empty list for what it is: ctx.expect(list.length > 0) in a full scan, and never make deletions of it';
    must(deleted.length === 0, `an empty list makes ${deleted.length} deletions`, place, remedy);
    must(
      !pages.some(({ complete }) => complete === true),
      'an empty list counts as a complete scan, so everything would go',
      place,
      remedy,
    );
    must(
      failure === null || failure instanceof SourceError,
      `an empty list breaks the connector: ${(failure as Error)?.message}`,
      place,
      remedy,
    );
  }
}

/** The same value with every list of objects emptied. */
function withoutItems(value: Json): Json {
  if (Array.isArray(value)) return value.some((part) => typeof part === 'object') ? [] : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutItems(part)]));
}

async function answersJson(bench: Bench): Promise<boolean> {
  let found = false;
  await bench.pull({
    mutate(reply) {
      found ||= (reply.headers['content-type'] ?? '').includes('json');
      return reply;
    },
  });
  return found;
}

const parsed = (body: string | Buffer): Json => JSON.parse(String(body)) as Json;

/** A list that is suddenly empty. */
export const EMPTY_CHECKS: Check[] = [
  {
    number: 43,
    given: 'empty page where records were',
    must: 'no deletes, nothing called complete',
    needs: 'REPLIES',
    run: emptied,
  },
];
