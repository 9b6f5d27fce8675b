import {
  type Attachment,
  type ComplaintDraft,
  type Json,
  type NormalizeInfo,
  type RawRecord,
  SourceError,
} from '../../kit/index.ts';

import { type FieldName } from '../generation/generation.ts';
import { generationOf, type LaporConfig } from '../generation/settings.ts';
import { closerOf } from '../generation/status.ts';
import { attachmentsIn, textAt, valueAt } from '../reading/value.parser.ts';
import { answersOf } from './answer.parser.ts';
import { readable } from './text.parser.ts';

/** One report in the hub's words. Pure. @throws SourceError('record') naming the part that cannot be used */
export function complaintOf(raw: RawRecord, info: NormalizeInfo<LaporConfig>): ComplaintDraft {
  const { config, status, time } = info;
  const { fields } = generationOf(config);
  const said = (name: FieldName) => textAt(raw.report, fields[name]);
  const ref = (id: string | null, name: string | null) =>
    id === null && name === null ? null : { system: config.system, id, name };
  const statusRaw = needed('status', said('status'), fields);
  const updated = said('updatedAt');
  const id = String(raw.id);
  const anonymous = valueAt(raw.report, fields.anonymous);
  const secret = valueAt(raw.report, fields.secret);
  return {
    externalId: id,
    title: said('title'),
    body: readable(needed('body', said('body'), fields)),
    status: status(statusRaw),
    statusRaw,
    closedBy: closerOf(statusRaw),
    // A source that does not say whom to hide hides all.
    privacy: {
      anonymous: anonymous === undefined ? true : info.bool(anonymous),
      secret: secret === undefined ? true : info.bool(secret),
    },
    occurredAt: time(needed('receivedAt', said('receivedAt'), fields)),
    updatedAt: updated === null ? null : time(updated),
    category: ref(said('categoryId'), said('category') ?? textAt(raw, ['_category'])),
    agency: ref(said('agencyId'), said('agencyName') ?? textAt(raw, ['_agency'])),
    attachments: attachmentsIn(valueAt(raw.report, fields.attachments)).map(attachmentOf),
    numbers: [{ system: 'sp4n-lapor', id, name: null }],
    answers: answersOf(raw, info),
  };
}

function needed(name: FieldName, value: string | null, fields: Record<FieldName, readonly string[]>): string {
  if (value !== null) return value;
  throw new SourceError('record', `${name}: the report says nothing at "${fields[name].join('", "')}".`);
}

const attachmentOf = (value: Json): Attachment => ({
  name: textAt(value, ['file_name', 'path']) ?? `lampiran ${textAt(value, ['id', '']) ?? ''}`.trim(),
  url: textAt(value, ['path']),
  mediaType: null,
  bytes: null,
});
