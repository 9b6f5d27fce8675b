import type { Weights } from '../model.ts';

/**
 * The weights a hub starts with: bits per level, set by hand from CONSOLIDATION's levels and corrected on labelled pairs
 * (docs/CONSOLIDATION.md says how well they do). A later version lies in the database and is activated by a person.
 */
export const FOUNDING_WEIGHTS: Weights = {
  version: 'founding-1',
  prior: -2,
  suggestFrom: 5,
  bits: {
    reporter: { SHARED: 3, OTHER: 0 },
    distance: { UNDER_50: 3, UNDER_150: 1.5, UNDER_400: -1, UNDER_1500: -3, FAR: -6 },
    street: {
      SAME_GANG: 3,
      SAME: 2.5,
      SAID: 1,
      PART: 0,
      MIXED: -0.5,
      WITHIN: -1,
      OTHER_GANG: -4,
      OTHER_DIRECTION: -4,
      OTHER: -3,
    },
    house: { EQUAL: 3, NEXT: -0.5, CONFLICT: -3 },
    block: { EQUAL: 1, CONFLICT: -3 },
    rt: { EQUAL: 1.5, CONFLICT: -2 },
    rw: { EQUAL: 0.5, CONFLICT: -2 },
    label: { EQUAL: 1, CONFLICT: -5 },
    near: { SAME: 2, SOME: 1, OTHER: -2.5 },
    crossing: { SAME: 1, OTHER: -2.5 },
    template: { OTHER_SPOT: -3 },
    names: { MOST: 1.5, HALF: 0.5, FEW: -0.5, NONE: -1.5 },
    area: {
      SAME_VILLAGE: 1,
      OTHER_VILLAGE: -4,
      SAME_DISTRICT: 0.5,
      OTHER_DISTRICT: -5,
      SAME_REGENCY: 0.5,
      OTHER_REGENCY: -2,
    },
    thing: { SAME: 1.5, MOST: 0.5, SOME: -1, OTHER: -4 },
    issue: { UNLIKE: -1.5 },
    category: { SAME: 0.5, OTHER: -1 },
    text: { IDENTICAL: 5, COPY: 4, HIGH: 2.5, GOOD: 1.5, SOME: 0.5, LITTLE: -0.5, NONE: -1.5 },
    time: { HOUR: 0, DAY: 0.5, WEEK: 0.5, MONTH: 0, QUARTER: -1, HALF_YEAR: -1.5, LONGER: -2 },
  },
};
