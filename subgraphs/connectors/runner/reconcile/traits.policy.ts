import type { ComplaintSnapshot } from '../../../common/handover/source-records-changed.topic.ts';
import { canonicalJson } from '../../../common/text/canonical-json.ts';

/** In what alone two readings of one item differ. */
export type Trait = 'STATUS' | 'AGENCY_RENAMED' | 'LETTER_CASE' | 'PRIVACY_RAISED';

type Reading = (complaint: ComplaintSnapshot) => unknown;

/** What each trait leaves out of the comparison. */
const BESIDES: [Trait, Reading][] = [
  ['STATUS', ({ status, statusRaw, closedBy, archiveReason, answers, ...rest }) => rest],
  ['AGENCY_RENAMED', ({ agency, parentAgency, ...rest }) => [rest, unnamed(agency), unnamed(parentAgency)]],
  ['LETTER_CASE', (complaint) => JSON.parse(JSON.stringify(complaint).toLowerCase())],
  ['PRIVACY_RAISED', ({ privacy, ...rest }) => rest],
];

/**
 * Traits of a difference; none: something else differs too, or only what is not compared here (the reporter). The update
 * time is no content.
 */
export function traitsOf(source: ComplaintSnapshot, hub: ComplaintSnapshot): Trait[] {
  if (sameBy((complaint) => complaint, source, hub)) return [];
  const fitting = BESIDES.filter(([, reading]) => sameBy(reading, source, hub)).map(([trait]) => trait);
  return fitting.filter((trait) => trait !== 'PRIVACY_RAISED' || isRaised(source.privacy, hub.privacy));
}

const sameBy = (reading: Reading, source: ComplaintSnapshot, hub: ComplaintSnapshot) =>
  canonicalJson(reading({ ...source, updatedAt: null })) === canonicalJson(reading({ ...hub, updatedAt: null }));

const unnamed = (ref: ComplaintSnapshot['agency']) => ref && { ...ref, name: null };

type Privacy = ComplaintSnapshot['privacy'];
const isRaised = (source: Privacy, hub: Privacy) =>
  (hub.anonymous || !source.anonymous) && (hub.secret || !source.secret);
