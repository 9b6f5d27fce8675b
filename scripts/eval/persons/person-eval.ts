import { comparePersons, preparePerson } from '../../../subgraphs/reports/likeness/person/person.policy.ts';
import type { PersonRecord, PreparedPerson } from '../../../subgraphs/reports/likeness/person/person.ts';
import { interval, share } from '../consolidation/interval.ts';
import { candidatePairs } from './person-blocks.ts';
import { personOf } from './person-records.ts';

interface Link {
  one: PreparedPerson;
  other: PreparedPerson;
  bits: number;
}

/**
 * Precision, recall and F1 of pairs called one person. In one list a record is linked through others too; of two lists each
 * record is linked once at most, best first.
 */
export function evaluatePersons(records: readonly PersonRecord[], against?: readonly PersonRecord[]) {
  const ones = records.map(preparePerson);
  const others = against?.map(preparePerson);
  const candidates = [...candidatePairs(ones, others)];
  const called: Link[] = candidates
    .map(([one, other]) => ({ one, other, ...comparePersons(one, other) }))
    .filter(({ same }) => same);
  const links = others ? onceEach(called) : throughOthers(called);
  const right = links.filter(({ one, other }) => isPair(one, other)).length;
  const truth = truePairs(ones, others);
  const [precision, recall] = [right / links.length, right / truth];
  return {
    records: ones.length + (others?.length ?? 0),
    truePairs: truth,
    candidates: candidates.length,
    candidateRecall: share(candidates.filter(([one, other]) => isPair(one, other)).length, truth),
    links: links.length,
    precision: share(right, links.length),
    precisionInterval: interval(right, links.length),
    recall: share(right, truth),
    recallInterval: interval(right, truth),
    f1: Math.round((20_000 * precision * recall) / (precision + recall)) / 10_000,
  };
}

const isPair = (one: PreparedPerson, other: PreparedPerson) => personOf(one.id) === personOf(other.id);

/** The best links first; a record linked already is left out. */
function onceEach(links: readonly Link[]): Link[] {
  const used = new Set<string>();
  return [...links]
    .sort((a, b) => b.bits - a.bits)
    .filter(({ one, other }) => {
      if (used.has(one.id) || used.has(other.id)) return false;
      used.add(one.id).add(other.id);
      return true;
    });
}

/** A group is joined to another only if its members look alike on the whole: chains of siblings pull nobody together. */
const MEAN_BITS = -2;
function meanBits(ones: readonly PreparedPerson[], others: readonly PreparedPerson[]): number {
  const bits = ones.flatMap((one) => others.map((other) => comparePersons(one, other).bits));
  return bits.reduce((sum, value) => sum + value, 0) / bits.length;
}

/** Whoever is one person with a third is one with each other: all pairs of each group of links. */
function throughOthers(links: readonly Link[]): Pick<Link, 'one' | 'other'>[] {
  const groupOf = new Map<PreparedPerson, PreparedPerson[]>();
  for (const { one, other } of [...links].sort((a, b) => b.bits - a.bits)) {
    const [mine, theirs] = [groupOf.get(one) ?? [one], groupOf.get(other) ?? [other]];
    if (mine === theirs || meanBits(mine, theirs) < MEAN_BITS) continue;
    const joined = [...mine, ...theirs];
    for (const person of joined) groupOf.set(person, joined);
  }
  return [...new Set(groupOf.values())].flatMap((group) =>
    group.flatMap((one, at) => group.slice(at + 1).map((other) => ({ one, other }))),
  );
}

function truePairs(ones: readonly PreparedPerson[], others?: readonly PreparedPerson[]): number {
  const count = (list: readonly PreparedPerson[]) => Map.groupBy(list, (person) => personOf(person.id));
  const mine = count(ones);
  if (!others) return [...mine.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  return [...count(others)].reduce((sum, [id, list]) => sum + list.length * (mine.get(id)?.length ?? 0), 0);
}
