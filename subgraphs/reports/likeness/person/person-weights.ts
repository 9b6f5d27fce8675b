/**
 * Fellegi-Sunter levels: bits = log2(share among records of one person / share among records of two). Own estimates from
 * what typists get wrong; a missing field weighs nothing.
 */
export const PERSON_WEIGHTS = {
  version: 'person-1',
  /** Bits of a pair that shares one block key. */
  prior: -8,
  sameFrom: 0,
  /** One field of the person alone (no address, no family name) must speak for it this clearly: a family shares the rest. */
  witnessFrom: 4,
  /** The most that all fields of an address bring together: a family lives in one house. */
  householdMost: 12,
  bits: {
    nationalId: { EQUAL: 12, SLIP: 8, SLIPS: 2, OTHER: -7 },
    birthDate: { EQUAL: 8, SLIP: 5, PART: 0, OTHER: -5 },
    phone: { EQUAL: 8, SLIP: 5, SLIPS: 0, OTHER: -1 },
    email: { EQUAL: 9, ALIKE: 3, CLOSE: 0, OTHER: -1 },
    givenName: { EQUAL: 5, ALIKE: 4, INITIAL: 1, PART: 2, CLOSE: -2.5, OTHER: -3 },
    surname: { EQUAL: 5, ALIKE: 4, INITIAL: 1, PART: 2, CLOSE: 0, OTHER: -3 },
    crossed: { SWAPPED: 13, HALF: 6 },
    houseNumber: { EQUAL: 3, SLIP: 0, SLIPS: 0, OTHER: -1 },
    street: { EQUAL: 6, ALIKE: 5, CLOSE: 1, OTHER: -1 },
    estate: { EQUAL: 5, ALIKE: 4, CLOSE: 1, OTHER: -1 },
    suburb: { EQUAL: 5, ALIKE: 4, CLOSE: 0, OTHER: -1 },
    postcode: { EQUAL: 5, SLIP: 2, SLIPS: 0, OTHER: -1 },
    province: { EQUAL: 0.5, OTHER: -0.5 },
  } as Readonly<Record<string, Readonly<Record<string, number>>>>,
};
