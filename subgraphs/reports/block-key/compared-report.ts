/** What is compared of a report, and what its block keys are made of. Personal ids appear as blind indexes only. */
export interface ComparedReport {
  id: string;
  /** Title and first body. */
  text: string;
  /** The beginning of `text` that is the title; absent or null: none. */
  title?: string | null;
  categoryId: string | null;
  agencyId: string | null;
  channelId: string;
  receivedAt: Date;
  place: ComparedPlace | null;
  /** Blind indexes of verified ids, "PHONE:<index>". */
  reporterKeys: readonly string[];
  anonymous: boolean;
  secret: boolean;
  status: string;
}

/** A place as the source says it; coordinates in degrees where a source has them. */
export interface ComparedPlace {
  regency: string | null;
  district: string | null;
  village: string | null;
  detail: string | null;
  lat?: number | null;
  lng?: number | null;
}
