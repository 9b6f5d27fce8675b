import type { RawRecord } from '../../kit/json.ts';
import type { Bench } from '../bench/bench.ts';
import { inOtherWorld } from '../bench/other-world.ts';
import { type Check, must } from '../check.ts';

const REMEDY =
  'make complaints out of the raw record and `info` alone; what the time of reading means belongs into the raw record';

async function samePure(bench: Bench): Promise<void> {
  const { records } = bench;
  const first = await inOtherWorld(0, 0.25, () => saidOf(bench, records));
  // In the other order too: what is remembered from one record to the next shows itself.
  const second = (await inOtherWorld(400, 0.75, () => saidOf(bench, [...records].reverse()))).reverse();
  for (const [index, said] of first.entries()) {
    const place = String(records[index]?._where ?? `record ${index + 1}`);
    must(
      said.text === second[index]?.text,
      `the same record gives ${differing(said.text, second[index]?.text)}`,
      place,
      REMEDY,
    );
    must(said.untouched, 'normalize changes the raw record it is given', place, 'copy what you change');
  }
}

async function saidOf({ connector, info }: Bench, records: readonly RawRecord[]) {
  const said: { text: string; untouched: boolean }[] = [];
  for (const raw of records) {
    const before = JSON.stringify(raw);
    const copy = structuredClone(raw);
    let text: string;
    try {
      text = JSON.stringify(await connector.normalize(copy, info));
    } catch (error) {
      text = `refused: ${(error as Error).message}`;
    }
    said.push({ text, untouched: JSON.stringify(copy) === before });
  }
  return said;
}

function differing(first: string, second = ''): string {
  if (first.startsWith('refused') || second.startsWith('refused'))
    return `"${first.slice(0, 80)}", then "${second.slice(0, 80)}"`;
  const other = JSON.parse(second);
  const parts = Object.entries(JSON.parse(first)).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(other[key]),
  );
  return `another \`${parts.map(([key]) => key).join('`, `')}\` the second time`;
}

/** `normalize` is pure, so that a better mapping can be replayed over what is kept. */
export const PURITY_CHECKS: Check[] = [
  { number: 3, given: '`normalize` twice, clock moved, network removed', must: 'same result', run: samePure },
];
