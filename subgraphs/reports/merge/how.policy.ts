import { SENDER } from '../suggestion/likeness.policy.ts';
import { type Sight, shownEvidence } from '../suggestion/suggestion-view.policy.ts';
import type { DuplicateEvidence } from '../suggestion/suggestion-view.ts';
import type { HowStep } from './how.ts';
import type { MergeDecision } from './merge-decision.entity.ts';

/** Condition of a rule that says whether one person wrote both. */
const SENDER_CONDITION = 'sender';
/** Rule of what people decide. Its evidence is what CENTRAL_ADMIN overruled. */
const BY_HAND = 'CLERK';

/** The conditions of match/same-submission.policy.ts in Indonesian; what each saw is added as it was noted. */
const CONDITIONS: Record<string, string> = {
  channels: 'saluran yang berbeda',
  stage: 'tahap tampil yang sama',
  number: 'nomor yang sama',
  text: 'isi yang sama',
  time: 'waktu yang berdekatan',
  numbers: 'nomor yang tidak bertentangan',
  place: 'tempat yang tidak bertentangan',
  sender: 'pengirim yang tidak bertentangan',
  overruled: 'diputuskan meskipun ada halangan',
  meanBits: 'kemiripan rata-rata dengan semua anggota',
};

/** What a rule saw, without who wrote the two where the viewer may not know it. */
export const shownConditions = (evidence: object, { senders }: Sight): Record<string, unknown> =>
  Object.fromEntries(Object.entries(evidence).filter(([name]) => senders || name !== SENDER_CONDITION));

/** A decision as shown to a viewer who may know as much of the pair as `sight` says. */
export function shownStep(decision: MergeDecision, sight: Sight): HowStep {
  const { compared } = decision;
  const seen = compared && (sight.senders ? compared.full : compared.open);
  return {
    decision,
    bits: seen && sight.contents ? seen.bits : null,
    evidence: [...(seen ? shownEvidence(seen.levels, sight) : []), ...conditionsOf(decision, sight)],
    conflicts: seen && sight.contents ? seen.conflicts : [],
    modelVersion: compared?.modelVersion ?? null,
    termsVersion: compared?.termsVersion ?? null,
  };
}

/** Of a rule the sender is named hidden whether there was anything to hide or not; a person's words name none. */
function conditionsOf({ evidence, rule }: MergeDecision, sight: Sight): DuplicateEvidence[] {
  if (Object.keys(evidence).length === 0) return [];
  const level = rule === BY_HAND ? 'OVERRULED' : 'HOLDS';
  const shown = Object.entries(shownConditions(evidence, sight)).map(([field, words]) => ({
    ...{ field, level, bits: null, spans: [] },
    ...{ indonesian: `${CONDITIONS[field] ?? field} (${String(words)})`, english: `${field}: ${String(words)}` },
  }));
  const hidden = {
    field: SENDER,
    level: 'HIDDEN',
    bits: null,
    indonesian: 'disembunyikan',
    english: 'hidden',
    spans: [],
  };
  return sight.senders || rule === BY_HAND ? shown : [...shown, hidden];
}
