/** The unified vocabulary a connector translates into. A value no table maps is UNKNOWN, never a guess. */
export const REPORT_STATUSES = [
  'RECEIVED',
  'DISPATCHED',
  'VERIFIED',
  'IN_PROGRESS',
  'AWAITING_COMPLETION',
  'POSTPONED',
  'RETURNED',
  'CLOSED',
  'ARCHIVED',
  'BLOCKED',
  'UNKNOWN',
] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** Who ended a report: the system after its time-out, an admin, or the reporter. Says nothing about success. */
export const CLOSERS = ['SYSTEM', 'ADMIN', 'REPORTER'] as const;
export type ClosedBy = (typeof CLOSERS)[number];

/** Official classes ("berkadar pengawasan" = SUPERVISED); a desk row often has none. */
export const CLASSIFICATIONS = [
  'SUPERVISED_COMPLAINT',
  'UNSUPERVISED_COMPLAINT',
  'INFORMATION_REQUEST',
  'ASPIRATION',
] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/** Something another system knows: a bare number is never a key, so the system always stands beside it. */
export interface Ref {
  system: string;
  id: string | null;
  name: string | null;
}

/** A place as the source says it: names, no codes, often wrong; the hub resolves it and keeps both. */
export interface Place {
  province: string | null;
  regency: string | null;
  district: string | null;
  village: string | null;
  detail: string | null;
}

/** A number or address that identifies a reporter. `verified`: the source checked it, so it may join reports. */
export interface ReporterId {
  kind: 'PHONE' | 'NIK' | 'EMAIL';
  value: string;
  verified: boolean;
}

/** Facts about an attachment; the file itself stays where it is. */
export interface Attachment {
  name: string;
  url: string | null;
  mediaType: string | null;
  bytes: number | null;
}

/** An answer the agency has already given at the source. `at` is an ISO instant, null where the source has none. */
export interface Answer {
  at: string | null;
  by: string | null;
  text: string;
}

/** What `normalize` makes of one raw record: one complaint of one channel in the hub's words. Times: ISO, with zone. */
export interface Complaint {
  externalId: string;
  title: string | null;
  body: string;
  /** The body after the admin's editing, where the source keeps both. */
  finalBody: string | null;
  status: ReportStatus;
  closedBy: ClosedBy | null;
  /** The status as the source spells it; kept for ever. */
  statusRaw: string;
  archiveReason: string | null;
  /** Required, no default: `anonymous` hides the identity, `secret` the content. */
  privacy: { anonymous: boolean; secret: boolean };
  occurredAt: string;
  updatedAt: string | null;
  classification: Classification | null;
  category: Ref | null;
  agency: Ref | null;
  parentAgency: Ref | null;
  place: Place | null;
  reporter: { name: string | null; ids: ReporterId[] } | null;
  attachments: Attachment[];
  /** Numbers the same submission bears in other systems, e.g. {system: 'sp4n-lapor', id: '9165816'}. */
  numbers: Ref[];
  /** Way it came in at the source: 'Website', 'Android', 'Hotline Service'. */
  sourceChannel: string | null;
  url: string | null;
  answers: Answer[];
}

/** What `normalize` may give: what it leaves out, the source does not say. */
export type ComplaintDraft = Pick<
  Complaint,
  'externalId' | 'body' | 'status' | 'statusRaw' | 'privacy' | 'occurredAt'
> &
  Partial<Complaint>;

/** The draft with everything it leaves out said to be unknown. */
export const completeComplaint = (draft: ComplaintDraft): Complaint => ({ ...NOTHING_SAID, ...said(draft) });

const NOTHING_SAID = {
  title: null,
  finalBody: null,
  closedBy: null,
  archiveReason: null,
  updatedAt: null,
  classification: null,
  category: null,
  agency: null,
  parentAgency: null,
  place: null,
  reporter: null,
  attachments: [],
  numbers: [],
  sourceChannel: null,
  url: null,
  answers: [],
};

/** An undefined part is one that is left out. */
const said = (draft: ComplaintDraft): ComplaintDraft => {
  const parts = Object.entries(draft).filter(([, part]) => part !== undefined);
  return Object.fromEntries(parts) as unknown as ComplaintDraft;
};
