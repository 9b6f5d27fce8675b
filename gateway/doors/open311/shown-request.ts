import { apart } from './point.ts';
import type { Fields } from './wire.ts';

/** A report as `open311-requests` asks for it; what its viewer may not see is null. */
export interface ShownReport {
  number: string;
  status: string;
  archiveReason: string | null;
  receivedAt: string;
  updatedAt: string | null;
  agencyAsSaid: { name: string | null } | null;
  agency: { name: string } | null;
  category: { externalId: string | null; name: string } | null;
  content: { title: string | null; body: string } | null;
  place: { said: Record<'detail' | 'village' | 'district' | 'regency', string | null> } | null;
  attachments: { url: string | null }[] | null;
  sla: { strictest: { dueDay: string | null } | null } | null;
}

/** Open311 knows two states. */
const CLOSED = new Set(['CLOSED', 'ARCHIVED', 'BLOCKED']);
export const STATES: Record<'open' | 'closed', string[]> = {
  closed: [...CLOSED],
  open: [
    'RECEIVED',
    'DISPATCHED',
    'VERIFIED',
    'IN_PROGRESS',
    'AWAITING_COMPLETION',
    'POSTPONED',
    'RETURNED',
    'UNKNOWN',
  ],
};

/** A report as a service request of GeoReport v2; every field is there, null where it is not known or not to be seen. */
export function requestOf(report: ShownReport): Fields {
  const { content, category, place } = report;
  const { address, point } = apart(place?.said.detail ?? '');
  const areas = [place?.said.village, place?.said.district, place?.said.regency];
  const dueDay = report.sla?.strictest?.dueDay;
  return {
    service_request_id: report.number,
    status: CLOSED.has(report.status) ? 'closed' : 'open',
    status_notes: report.archiveReason,
    service_name: category?.name ?? null,
    service_code: category?.externalId ?? null,
    description: content && [content.title, content.body].filter(Boolean).join('\n'),
    agency_responsible: report.agency?.name ?? report.agencyAsSaid?.name ?? null,
    service_notice: null,
    requested_datetime: report.receivedAt,
    updated_datetime: report.updatedAt,
    // A duty is in time until its day ends where the agency is; the days are those of Jakarta.
    expected_datetime: dueDay ? `${dueDay}T23:59:59+07:00` : null,
    address: [address, ...areas].filter(Boolean).join(', ') || null,
    address_id: null,
    zipcode: null,
    lat: point?.lat ?? null,
    long: point?.long ?? null,
    media_url: report.attachments?.find(({ url }) => url !== null)?.url ?? null,
  };
}
