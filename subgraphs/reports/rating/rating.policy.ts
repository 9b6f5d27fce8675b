/** Days in which a rating may be changed. */
const CHANGEABLE_DAYS = 30;
const DAY_MS = 86_400_000;
const SCORES = { lowest: 1, highest: 5 };
const LONGEST_TEXT = 1_000;

/** What is wrong with a rating; null: nothing. */
export function ratingFault(score: number, text: string | null): string | null {
  const { lowest, highest } = SCORES;
  if (!Number.isInteger(score) || score < lowest || score > highest) {
    return `score takes a whole number from ${lowest} to ${highest}, not ${score}.`;
  }
  const length = text?.length ?? 0;
  return length > LONGEST_TEXT ? `text takes at most ${LONGEST_TEXT} characters, not ${length}.` : null;
}

/** Day on which a rating became final, null: it can be changed. A report closed anew is rated anew. */
export function finalSince(rating: { ratedAt: Date }, closedAt: Date | null, now: Date): Date | null {
  if (closedAt && closedAt > rating.ratedAt) return null;
  const last = new Date(rating.ratedAt.valueOf() + CHANGEABLE_DAYS * DAY_MS);
  return now > last ? last : null;
}
