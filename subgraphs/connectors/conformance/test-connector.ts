import { Bench } from './bench/bench.ts';
import type { ReceiverDoor } from './bench/receiver.ts';
import type { Card, CardRow } from './card.ts';
import { type Check, Finding } from './check.ts';
import { CHECKS } from './checks.ts';
import { judged, messageOf, withinTime } from './judged.ts';
import { livePage } from './live.ts';
import type { Subject } from './subject.ts';

/** How a connector is tried. */
export interface TestOptions {
  /** Reads one page of the real source too, with these variables. */
  live?: Record<string, string | undefined>;
  /** Owner's address of a migrated database; absent: the kit starts one in a temporary folder. */
  databaseUrl?: string;
  /** Lends the reports of the hub for the rows about what becomes of letters; without it those rows fail. */
  receiver?: ReceiverDoor;
  /** Only these rows. */
  only?: readonly number[];
  /** Told as soon as a row is known. */
  afterRow?: (row: CardRow) => void;
}

/** Row of the recording itself: without it nothing else can be said. */
const RECORDING = { number: 0, given: 'the recording', must: 'pulled to its end, three records or more' };
const LIVE = { number: 99, given: 'one page of the real source', must: 'readable' };

/** Tries a connector by every row of the table and gives its card. Never throws for what is the connector's fault. */
export async function testConnector(subject: Subject, options: TestOptions = {}): Promise<Card> {
  const rows: CardRow[] = [];
  const add = (row: CardRow) => {
    rows.push(row);
    options.afterRow?.(row);
  };
  const bench = await opened(subject, options, add);
  if (bench) {
    try {
      for (const check of CHECKS) if (options.only?.includes(check.number) ?? true) add(await rowOf(bench, check));
    } finally {
      await bench.close();
    }
  }
  if (options.live) add(await judged(LIVE, () => livePage(subject, options.live ?? {})));
  rows.sort((a, b) => a.number - b.number);
  const { family, version } = subject.connector;
  return { subject: subject.name, family, version, passed: rows.every(({ result }) => result !== 'FAIL'), rows };
}

async function opened(
  subject: Subject,
  { databaseUrl, receiver }: TestOptions,
  add: (row: CardRow) => void,
): Promise<Bench | null> {
  let bench: Bench | null = null;
  const row = await judged(RECORDING, async () => {
    bench = await Bench.open(subject, databaseUrl, receiver);
    const { failure, records } = bench.clean;
    if (failure !== null)
      throw new Finding(
        `the pull fails: ${messageOf(failure)}`,
        'pull',
        'record every reply it asks for, and mend the connector until `pull --dry` works',
      );
    if (records.length < 3)
      throw new Finding(
        `it gives ${records.length} records`,
        'recording',
        'record three items or more, on two pages where there are pages',
      );
    await threeUsable(bench);
  });
  if (row.result === 'PASS') return bench;
  add(row);
  await (bench as Bench | null)?.close();
  return null;
}

/** Without some good records nothing can be told of the bad ones. */
async function threeUsable({ records, normalize }: Bench): Promise<void> {
  const refused: string[] = [];
  for (const raw of records) await normalize(raw).catch((error: Error) => refused.push(error.message));
  if (records.length - refused.length < 3)
    throw new Finding(
      `${refused.length} of ${records.length} records cannot be used: ${refused[0]}`,
      'normalize',
      'mend the mapping, or record three good items or more',
    );
}

async function rowOf(bench: Bench, check: Check): Promise<CardRow> {
  const { number, given, must } = check;
  const reason = bench.subject.recording.notApplicable[number] ?? check.unless?.(bench) ?? null;
  if (reason !== null) return { number, given, must, result: 'N.A.', reason, place: null, remedy: null };
  return judged(check, async () => {
    expectNeeds(bench, check);
    await withinTime(check.run(bench));
  });
}

/** A row that needs what the recording does not hold is not passed over in silence. */
function expectNeeds({ source }: Bench, { needs }: Check): void {
  if (needs === undefined || (needs === 'REPLIES' ? source : source?.living)) return;
  const lacks =
    needs === 'REPLIES' ? 'replies (`http`)' : 'a source whose items change (`http.listing`, or `source` of a module)';
  throw new Finding(
    `the recording holds no ${lacks}`,
    'recording',
    'add them, or declare the row in notApplicable with its reason',
  );
}
