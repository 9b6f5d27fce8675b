import { type Connector, SourceError } from '../../../../../subgraphs/connectors/kit/index.ts';
import type { Config, Cursor } from '../good.ts';
import { partsConnector } from '../parts.ts';

type Normalize = Connector<Config, Cursor>['normalize'];
const reading = (normalize: Normalize) => ({ ...partsConnector, normalize });

/** Makes ids of the text, so that a change is a new report beside the one that the hub has hidden. */
export const idOfText = reading(async (raw, info) => {
  const complaint = await partsConnector.normalize(raw, info);
  return { ...complaint, externalId: `${complaint.externalId} ${complaint.body.length}` };
});

/** Puts what has no category into one of its own making. */
export const categoryMadeUp = reading(async (raw, info) => {
  const complaint = await partsConnector.normalize(raw, info);
  return { ...complaint, category: complaint.category ?? { system: 'air-contoh', id: null, name: 'Lain-lain' } };
});

/** Takes the masks out of texts, so that nobody can tell a masked one. */
export const tidiesMasks = reading(async (raw, info) => {
  const complaint = await partsConnector.normalize(raw, info);
  return { ...complaint, body: complaint.body.replace(/\[(?:NIK|telepon|surel)\]/g, '***') };
});

/** Refuses a complaint for its photograph. */
export const photographOrNothing = reading(async (raw, info) => {
  if (!String(raw.foto ?? '').startsWith('https:')) throw new SourceError('record', 'the photograph is missing.');
  return partsConnector.normalize(raw, info);
});
