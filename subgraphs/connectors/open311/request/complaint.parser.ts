import {
  type ComplaintDraft,
  type NormalizeInfo,
  type RawRecord,
  type Ref,
  type ReporterId,
  SourceError,
} from '../../kit/index.ts';
import type { Open311Config } from '../city/city.ts';
import { attachmentsOf } from './media.parser.ts';
import { placeOf } from './place.parser.ts';
import { privacyOf } from './privacy.parser.ts';
import { firstText, type Said, saidBy, textOf } from './said.ts';

/**
 * A request of GeoReport v2 in the hub's words. One without a description is described by its service, as cities do
 * whose kinds of requests say it all. An answer bears no time: the city dates changes of the request, not of its notes.
 * @throws SourceError('record') naming the field that cannot be used
 */
export function complaintOf(raw: RawRecord, info: NormalizeInfo<Open311Config>): ComplaintDraft {
  const { config, status, time } = info;
  const { system, quirks, itemUrl } = config;
  const said = saidBy(raw, quirks.nullWords);
  const id = needed(said, quirks.idField);
  const statusRaw = firstText(said, quirks.statusFields);
  if (statusRaw === null)
    throw new SourceError('record', `${quirks.statusFields.join(', ')}: the request says nothing there.`);
  const agency = textOf(said('agency_responsible'));
  const notes = textOf(said('status_notes'));
  return {
    externalId: id,
    title: textOf(said('title')),
    body: textOf(said('description')) ?? serviceName(said) ?? needed(said, 'description'),
    status: status(statusRaw),
    statusRaw,
    privacy: privacyOf(said, info),
    occurredAt: time(needed(said, 'requested_datetime')),
    updatedAt: updatedAt(said, info),
    category: categoryOf(said, config),
    agency: agency === null ? null : { system, id: null, name: agency },
    place: placeOf(said, config),
    reporter: config.takesReporter ? reporterOf(said) : null,
    attachments: attachmentsOf(said),
    numbers: [{ system, id, name: null }],
    url: itemUrl?.replaceAll('{id}', encodeURIComponent(id)) ?? null,
    answers: notes === null ? [] : [{ at: null, by: agency, text: notes }],
  };
}

const serviceName = (said: Said) => firstText(said, ['service_name', '_serviceName']);

function needed(said: Said, field: string): string {
  const text = textOf(said(field));
  if (text === null) throw new SourceError('record', `${field}: the request says nothing there.`);
  return text;
}

/** Null where the city does not say, says it unreadably, or is not to be trusted in it: then what comes later counts. */
function updatedAt(said: Said, { config, time }: NormalizeInfo<Open311Config>): string | null {
  const text = config.quirks.updatedTimes === 'trusted' ? textOf(said('updated_datetime')) : null;
  try {
    return text === null ? null : time(text);
  } catch {
    return null;
  }
}

function categoryOf(said: Said, { system, categories }: Open311Config): Ref | null {
  const code = textOf(said('service_code'));
  const name = serviceName(said);
  const mapped = categories[code ?? ''];
  if (mapped) return mapped;
  return code === null && name === null ? null : { system, id: code, name };
}

function reporterOf(said: Said): ComplaintDraft['reporter'] {
  const name = ['first_name', 'last_name']
    .map((field) => textOf(said(field)))
    .filter(Boolean)
    .join(' ');
  const ids: ReporterId[] = (['phone', 'email'] as const).flatMap((field) => {
    const value = textOf(said(field));
    return value === null ? [] : [{ kind: field === 'phone' ? 'PHONE' : 'EMAIL', value, verified: false }];
  });
  return name === '' && ids.length === 0 ? null : { name: name || null, ids };
}
