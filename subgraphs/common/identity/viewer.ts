/** Who asks. The order is that of the permission matrix; SYSTEM is a job of the hub itself. */
export const ROLES = [
  'PUBLIC',
  'REPORTER',
  'LIAISON',
  'AGENCY_ADMIN',
  'CENTRAL_ADMIN',
  'OMBUDSMAN',
  'CONNECTOR',
  'AUDITOR',
  'SYSTEM',
] as const;
export type Role = (typeof ROLES)[number];

/** The person or machine behind a request, proven by a token. Ids are opaque; null where the role has none. */
export interface Viewer {
  role: Role;
  userId: string | null;
  agencyId: string | null;
  channelId: string | null;
}

/** Anybody: a request without a token. */
export const PUBLIC_VIEWER: Viewer = { role: 'PUBLIC', userId: null, agencyId: null, channelId: null };

/** A job of the hub itself; no token can ask for this role. */
export const SYSTEM_VIEWER: Viewer = { role: 'SYSTEM', userId: null, agencyId: null, channelId: null };
