/** What a register or a channel says about a person. Everything may be missing; words as written. */
export interface PersonRecord {
  id: string;
  givenName: string | null;
  surname: string | null;
  /** A national number (NIK) or the like. */
  nationalId: string | null;
  /** Eight digits, year first. */
  birthDate: string | null;
  phone: string | null;
  email: string | null;
  houseNumber: string | null;
  street: string | null;
  /** Estate, building or hamlet. */
  estate: string | null;
  suburb: string | null;
  postcode: string | null;
  province: string | null;
}

/** A person record made ready once, compared often: lower case, spelling habits levelled, empty = missing. */
export type PreparedPerson = Readonly<Record<Exclude<keyof PersonRecord, 'id'>, string>> & { readonly id: string };
