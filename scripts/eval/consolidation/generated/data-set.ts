import type { LikenessRecord } from '../../../../subgraphs/reports/likeness/record.ts';
import type { Verdict } from '../records.ts';
import { dice } from './dice.ts';
import { KINDS, type Maker } from './kinds.ts';
import { newMatter, newTelling, tell } from './matter.ts';
import { world } from './world.ts';

/** The committed seed: change it and every figure changes. */
export const SEED = 20_260_501;
const CLUSTERS = 6_500;
const SINGLES = 2_000;
/** Whose pair may be merged without a person: real reports carry a flag far more often (86 %), so AUTO is rarer there. */
const FLAGGED = 0.2;

/** A pair whose truth the generator knows. */
export interface KnownPair {
  a: string;
  b: string;
  kind: string;
  verdict: Verdict;
}

/** Invented records in time order, the pairs made on purpose, and which records are about one matter. */
export interface DataSet {
  records: LikenessRecord[];
  pairs: KnownPair[];
  matterOf: ReadonlyMap<string, number>;
}

/** The generated data set of one seed. */
export function generated(seed = SEED): DataSet {
  const random = dice(seed);
  const [records, pairs, matterOf]: [LikenessRecord[], KnownPair[], Map<string, number>] = [[], [], new Map()];
  const next = { id: 0, citizen: 0, matter: 0 };
  const count = (what: 'id' | 'citizen') => {
    next[what] += 1;
    return next[what];
  };
  const maker: Maker = {
    dice: random,
    roads: world(random),
    id: () => `r${count('id')}`,
    citizen: () => count('citizen'),
  };
  const add = (made: { same: boolean; records: LikenessRecord[] }, kind: string) => {
    const flagged = random.often(FLAGGED);
    const keyed = random.often(0.9);
    for (const [at, record] of made.records.entries()) {
      if (at === 0 || !made.same) next.matter += 1;
      matterOf.set(record.id, next.matter);
      const closed = kind === 'recurrence' && at === 0;
      records.push({
        ...record,
        anonymous: flagged,
        reporterKeys: keyed && !flagged ? record.reporterKeys : [],
        status: closed ? 'CLOSED' : 'OPEN',
      });
    }
    const verdict = made.same ? 'same_matter' : kind === 'recurrence' ? 'recurrence' : 'different';
    for (const [at, a] of made.records.entries())
      for (const b of made.records.slice(at + 1)) pairs.push({ a: a.id, b: b.id, kind, verdict });
  };
  for (const [kind, { share, make }] of Object.entries(KINDS)) {
    for (let n = 0; n < CLUSTERS * share; n += 1) add(make(maker), kind);
  }
  for (let n = 0; n < SINGLES; n += 1) {
    const matter = newMatter(random, random.pick(maker.roads));
    add({ same: false, records: [tell(matter, newTelling(random, maker.citizen()), maker.id(), 0, random)] }, 'single');
  }
  return { records: records.sort((a, b) => a.receivedAt.localeCompare(b.receivedAt)), pairs, matterOf };
}
