import { interval } from '../model/interval.policy.ts';

/** Precision that automatic joining must keep, in every category. */
const GOAL = 0.98;

/**
 * From so many audits on, which end of the 95 % interval must reach the goal. With fewer than 189 audits the lower end
 * cannot, even if every one was right: until then only evidence of too many errors suspends. ADR 27.
 */
const EVIDENCE = [
  { fromAudits: 189, end: 'LOW' },
  { fromAudits: 1, end: 'HIGH' },
] as const;

/** Audits of one category, with the 95 % interval of its precision. */
export interface AuditedPrecision {
  audited: number;
  correct: number;
  low: number;
  high: number;
}

/** The precision that these audits show. */
export function precisionOf(correct: number, audited: number): AuditedPrecision {
  const [low, high] = interval(correct, audited);
  return { audited, correct, low, high };
}

/** Whether these audits stop automatic joining in their category. */
export function mustSuspend({ audited, low, high }: AuditedPrecision): boolean {
  const rule = EVIDENCE.find(({ fromAudits }) => audited >= fromAudits);
  return rule !== undefined && (rule.end === 'LOW' ? low : high) < GOAL;
}
