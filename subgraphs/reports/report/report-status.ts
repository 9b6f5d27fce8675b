import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';
import { REPORT_STATUSES } from '../../common/handover/vocabulary.ts';

/** Step a report has reached. The status of the source stays beside it, as spelt there. */
export const ReportStatus = enumOf(REPORT_STATUSES);
export type ReportStatus = keyof typeof ReportStatus;

registerEnumType(ReportStatus, {
  name: 'ReportStatus',
  description: 'Step a report has reached.',
  valuesConfig: {
    RECEIVED: { description: 'Belum terverifikasi: nobody has looked at it yet.' },
    DISPATCHED: { description: 'Terdisposisi: handed to an agency.' },
    VERIFIED: { description: 'Terverifikasi: the agency has taken it on.' },
    IN_PROGRESS: { description: 'Dalam proses: the agency has answered at least once.' },
    AWAITING_COMPLETION: { description: 'Menunggu kelengkapan informasi: the reporter must add something.' },
    POSTPONED: { description: 'Tunda: put off by the agency.' },
    RETURNED: { description: 'Bukan kewenangan: given back to the centre, which must dispatch it anew.' },
    CLOSED: { description: 'Ditutup; `closedBy` says by whom, `resolution` how. Closed is not solved.' },
    ARCHIVED: { description: 'Diarsipkan: not handled; `archiveReason` says why.' },
    BLOCKED: { description: 'Konten terblokir: nobody but the offices may see the content.' },
    UNKNOWN: { description: 'The source says something that no table maps; see `statusRaw`.' },
  },
});
