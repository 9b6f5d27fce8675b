import type { Weights } from '../model.ts';

/**
 * The weights a hub starts with: bits per level. First set by hand from CONSOLIDATION's levels, then fitted to the labelled
 * pairs of two regions together, drawn closely to the first (docs/CONSOLIDATION.md says how well they do where they were not
 * fitted). A later version lies in the database and is activated by a person.
 */
export const FOUNDING_WEIGHTS: Weights = {
  version: 'founding-2',
  prior: -2.4,
  suggestFrom: 3.2,
  bits: {
    reporter: { SHARED: 3, OTHER: 0 },
    distance: { UNDER_50: 3, UNDER_150: 1.5, UNDER_400: -1, UNDER_1500: -3, FAR: -6 },
    street: {
      SAME_GANG: 3,
      SAME: 2.1,
      SAID: 1,
      PART: 0,
      MIXED: -0.6,
      WITHIN: -0.9,
      OTHER_GANG: -4,
      OTHER_DIRECTION: -4,
      OTHER: -2.9,
    },
    house: { EQUAL: 2.9, NEXT: -0.5, CONFLICT: -3 },
    block: { EQUAL: 0.9, CONFLICT: -3 },
    rt: { EQUAL: 1.4, CONFLICT: -2 },
    rw: { EQUAL: 0.4, CONFLICT: -2 },
    label: { EQUAL: 1, CONFLICT: -5 },
    near: { SAME: 2, SOME: 1, OTHER: -2.5 },
    crossing: { SAME: 1, OTHER: -2.5 },
    names: { MOST: 1.1, HALF: 0.4, FEW: -0.4, NONE: -1.6 },
    area: {
      SAME_VILLAGE: 0.6,
      OTHER_VILLAGE: -4,
      SAME_DISTRICT: 0.5,
      OTHER_DISTRICT: -5,
      SAME_REGENCY: 0.5,
      OTHER_REGENCY: -2,
    },
    thing: { SAME: 1.1, MOST: 0.5, SOME: -1, OTHER: -4 },
    issue: { UNLIKE: -1.5 },
    category: { SAME: 0, OTHER: -0.9 },
    text: { IDENTICAL: 5, COPY: 4, HIGH: 2.2, GOOD: 1.4, SOME: 0.5, LITTLE: -0.4, NONE: -1.6 },
    template: { OTHER_SPOT: -3 },
    time: { HOUR: -0.2, DAY: 0.5, WEEK: 0.5, MONTH: 0, QUARTER: -1, HALF_YEAR: -1.5, LONGER: -2.1 },
  },
};
