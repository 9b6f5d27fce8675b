import { nameKey } from '../../common/text/name-key.ts';

/** What copies of one submission have in common. Personal ids appear as blind indexes only. */
export interface Traits {
  reportId: string;
  channelId: string;
  receivedAt: Date;
  /** False while its channel is in the shadow. */
  published: boolean;
  anonymous: boolean;
  /** "system<TAB>number"; the hub's own number is not among them. */
  numbers: readonly string[];
  textKey: string | null;
  regionCode: string | null;
  place: Record<'province' | 'regency' | 'district' | 'village', string | null> | null;
  /** "PHONE:<blind index>". */
  verifiedKeys: readonly string[];
}

/** Rule that says two reports are one submission, and what it saw. */
export interface Finding {
  rule: 'SAME_NUMBER' | 'IDENTICAL';
  evidence: Record<string, string>;
}

/** Sees whether a condition holds: words for the record if so, null if not. */
type Condition = (one: Traits, other: Traits) => string | null;

const DAY_MS = 86_400_000;
const DAYS_APART = 14;

const otherChannel: Condition = (one, other) =>
  one.channelId === other.channelId ? null : `${one.channelId} and ${other.channelId}`;

/** Else what everybody sees could vanish behind what nobody may see. */
const sameStage: Condition = (one, other) => (one.published === other.published ? 'both shown or both hidden' : null);

const sharedNumber: Condition = (one, other) => {
  const shared = one.numbers.find((number) => other.numbers.includes(number));
  return shared === undefined ? null : shared.replace('\t', ' ');
};

const sameWords: Condition = (one, other) =>
  one.textKey !== null && one.textKey === other.textKey ? 'every word of the first bodies' : null;

const nearInTime: Condition = (one, other) => {
  const days = Math.abs(one.receivedAt.valueOf() - other.receivedAt.valueOf()) / DAY_MS;
  return days <= DAYS_APART ? `${days.toFixed(1)} days` : null;
};

/** Two numbers of one system are two submissions there, whatever they say: a double click has two. */
const numbersBearIt: Condition = (one, other) => {
  const systems = (traits: Traits) => new Set(traits.numbers.map((number) => number.split('\t')[0]!));
  const common = [...systems(one)].filter((system) => systems(other).has(system));
  const differ = common.some(
    (system) => !one.numbers.some((n) => n.startsWith(`${system}\t`) && other.numbers.includes(n)),
  );
  if (differ) return null;
  return common.length > 0 ? `same in ${common.join(', ')}` : 'no system in common';
};

/** Regions agree as far as both go; names the register could not place must be the same. */
const placeBearsIt: Condition = (one, other) => {
  const codes = [one.regionCode, other.regionCode].filter((code) => code !== null).sort((a, b) => a.length - b.length);
  const [wide, fine] = codes;
  if (wide && fine && wide !== fine && !fine.startsWith(`${wide}.`)) return null;
  const levels =
    wide && fine ? (['district', 'village'] as const) : (['province', 'regency', 'district', 'village'] as const);
  const differ = levels.some((level) => {
    const [mine, theirs] = [one.place?.[level], other.place?.[level]];
    return mine && theirs && placeKey(mine) !== placeKey(theirs);
  });
  if (differ) return null;
  return wide && fine ? `both in ${wide}` : 'one of them names none';
};

const placeKey = (name: string) => nameKey(name).replace(/^(?:kecamatan|kelurahan|desa|nagari) /, '');

/** Who wished to be anonymous is compared with nobody: "same sender" would unmask. */
const senderBearsIt: Condition = (one, other) => {
  if (one.anonymous || other.anonymous) return 'not compared: anonymous';
  const kinds = (traits: Traits) => new Set(traits.verifiedKeys.map((key) => key.split(':')[0]!));
  const common = [...kinds(one)].filter((kind) => kinds(other).has(kind));
  if (common.length === 0) return 'not compared: no verified id of one kind';
  const shared = one.verifiedKeys.find((key) => other.verifiedKeys.includes(key));
  return shared ? `same verified ${shared.split(':')[0]}` : null;
};

/** The rules of the first consolidation: every condition must hold. Anything less certain is a clerk's business. */
const RULES: Record<Finding['rule'], Record<string, Condition>> = {
  SAME_NUMBER: { channels: otherChannel, stage: sameStage, number: sharedNumber },
  IDENTICAL: {
    channels: otherChannel,
    stage: sameStage,
    text: sameWords,
    time: nearInTime,
    numbers: numbersBearIt,
    place: placeBearsIt,
    sender: senderBearsIt,
  },
};

/** The first rule by which two reports are one submission; null: none. */
export function sameSubmission(one: Traits, other: Traits): Finding | null {
  for (const [rule, conditions] of Object.entries(RULES)) {
    const seen = Object.entries(conditions).map(([name, holds]) => [name, holds(one, other)] as const);
    if (seen.every(([, words]) => words !== null)) {
      return { rule: rule as Finding['rule'], evidence: Object.fromEntries(seen) as Record<string, string> };
    }
  }
  return null;
}
