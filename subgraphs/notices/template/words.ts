import type { REPORT_STATUSES } from '../../common/handover/vocabulary.ts';
import type { EscalationLevel, Stage } from '../event/notice-kind.ts';
import type { NoticeLanguage } from '../subscription/audience.ts';

type Words<Word extends string> = Record<Word, Record<NoticeLanguage, string>>;

/** Stages as officials call them. */
export const STAGE_WORDS: Words<Stage> = {
  DISPATCH: { ID: 'Verifikasi dan disposisi admin pusat', EN: 'Dispatch by the centre' },
  AGENCY_VERIFICATION: { ID: 'Verifikasi instansi', EN: 'Verification by the agency' },
  INFORMATION_REQUEST: { ID: 'Permintaan informasi', EN: 'Information request' },
  WITHOUT_FIELD_CHECK: { ID: 'Pengaduan tidak berkadar pengawasan', EN: 'Complaint without field check' },
  WITH_FIELD_CHECK: { ID: 'Pengaduan berkadar pengawasan', EN: 'Complaint with field check' },
  ASPIRATION: { ID: 'Aspirasi', EN: 'Aspiration' },
  REPORTER_REPLY: { ID: 'Tanggapan pelapor', EN: 'Reply of the reporter' },
  COMPLETION: { ID: 'Pelengkapan oleh pelapor', EN: 'Completion by the reporter' },
  OMBUDSMAN_RIGHT: { ID: 'Hak ke Ombudsman', EN: 'Right to go to the Ombudsman' },
};

/** Statuses as officials call them. */
export const STATUS_WORDS: Words<(typeof REPORT_STATUSES)[number]> = {
  RECEIVED: { ID: 'Diterima', EN: 'Received' },
  DISPATCHED: { ID: 'Didisposisikan', EN: 'Dispatched' },
  VERIFIED: { ID: 'Terverifikasi', EN: 'Verified' },
  IN_PROGRESS: { ID: 'Sedang diproses', EN: 'In progress' },
  AWAITING_COMPLETION: { ID: 'Menunggu kelengkapan', EN: 'Awaiting completion' },
  POSTPONED: { ID: 'Ditunda', EN: 'Postponed' },
  RETURNED: { ID: 'Dikembalikan', EN: 'Returned' },
  CLOSED: { ID: 'Selesai', EN: 'Closed' },
  ARCHIVED: { ID: 'Diarsipkan', EN: 'Archived' },
  BLOCKED: { ID: 'Diblokir', EN: 'Blocked' },
  UNKNOWN: { ID: 'Tidak diketahui', EN: 'Unknown' },
};

/** Rungs of the escalation ladder as officials call them. */
export const LEVEL_WORDS: Words<EscalationLevel> = {
  LIAISON: { ID: 'Pejabat penghubung', EN: 'Liaison officer' },
  AGENCY_HEAD: { ID: 'Pimpinan instansi', EN: 'Head of the agency' },
  CENTRAL_ADMIN: { ID: 'Admin pusat', EN: 'Central admin' },
  OMBUDSMAN: { ID: 'Ombudsman', EN: 'Ombudsman' },
};

/** Who answers for a report that no agency has. */
export const CENTRE_WORDS: Record<NoticeLanguage, string> = {
  ID: 'Admin Pusat SP4N-LAPOR!',
  EN: 'SP4N-LAPOR! central administration',
};
