/** What a report says about itself, as far as likeness looks at it. No plain personal data: keyed hashes only. */
export interface LikenessRecord {
  id: string;
  /** Title and first body. */
  text: string;
  categoryId: string | null;
  agencyId: string | null;
  channelId: string | null;
  /** ISO 8601 with zone; '' when unknown: then nothing is merged without a person and time says nothing. */
  receivedAt: string;
  place: PlaceSaid;
  /** Keyed HMACs of verified ids. Not looked at when the report is anonymous. */
  reporterKeys: string[];
  anonymous: boolean;
  secret: boolean;
  /** CLOSED: nobody works on it any more. */
  status: 'OPEN' | 'CLOSED';
}

/** A place in the words of the reporter; coordinates in degrees. */
export interface PlaceSaid {
  regency: string | null;
  district: string | null;
  village: string | null;
  detail: string | null;
  lat?: number | null;
  lng?: number | null;
}
