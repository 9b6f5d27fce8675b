import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../identity/viewer.ts';
import { notesNow } from '../log/request-notes.ts';

/** One act worth remembering: who did what to which record, and why. Never the personal datum itself. */
export interface AuditEntry {
  viewer: Viewer;
  action: string;
  subject: string;
  reason?: string;
}

/** SQL that makes the append-only table; every context has its own. */
export const auditTable = (schema: string) => `create table ${schema}.audit (
  id bigint generated always as identity primary key, at timestamptz not null default now(),
  role text not null, user_id text, agency_id text, action text not null, subject text not null, reason text)`;

/** SQL that has the table remember the request of each act: the id that errors, log lines and traces bear. */
export const auditRequest = (schema: string) => `alter table ${schema}.audit add column request_id text null`;

/** Adds a line to the audit log of `schema`, in the transaction of the act. */
export async function writeAudit(em: EntityManager, schema: string, entry: AuditEntry): Promise<void> {
  const { viewer, action, subject, reason } = entry;
  await em.execute(
    `insert into ${schema}.audit (role, user_id, agency_id, action, subject, reason, request_id) values (?, ?, ?, ?, ?, ?, ?)`,
    [viewer.role, viewer.userId, viewer.agencyId, action, subject, reason ?? null, notesNow()?.id ?? null],
  );
}
