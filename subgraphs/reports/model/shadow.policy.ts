const DAY_MS = 86_400_000;

/** What a model must have been through in shadow before it may become active. */
export const SHADOW_LIMITS = {
  /** Two weeks hold every day of the week twice. */
  days: 14,
  /** With a thousand pairs a tenth of a percent of other bands shows at all. */
  pairs: 1_000,
} as const;

/** How far a model is in shadow. */
export interface ShadowProgress {
  days: number;
  pairs: number;
}

/** Whole days and pairs of a model in shadow since it began. */
export const shadowProgress = (since: Date, pairs: number, now: Date): ShadowProgress => ({
  days: Math.max(0, Math.floor((now.valueOf() - since.valueOf()) / DAY_MS)),
  pairs,
});

/** What is still missing, in words; null: nothing. */
export function stillMissing({ days, pairs }: ShadowProgress): string | null {
  const missing = [
    days < SHADOW_LIMITS.days && `${days} of ${SHADOW_LIMITS.days} days`,
    pairs < SHADOW_LIMITS.pairs && `${pairs} of ${SHADOW_LIMITS.pairs} pairs`,
  ].filter((part) => part !== false);
  return missing.length > 0 ? missing.join(' and ') : null;
}
