import type { Audience } from '../subscription/audience.ts';
import type { EscalationLevel, NoticeKind, Stage } from './notice-kind.ts';

/** What of a subscription decides whether it is told. */
export interface Interest {
  audience: Audience;
  agencyId: string | null;
  channelId: string | null;
  kinds: readonly NoticeKind[];
  stages: readonly Stage[];
  levels: readonly EscalationLevel[];
}

/** What of an event decides it. */
export interface Happening {
  kind: NoticeKind;
  stage: Stage | null;
  level: EscalationLevel | null;
}

/** Who may know of a report. */
export interface Whereabouts {
  channelId: string;
  /** Its agency with all above it; empty: the centre's. */
  agencyPath: readonly string[];
  /** The agency that owns its channel, with all above it. */
  channelAgencyPath: readonly string[];
  /** Everybody may know that it exists. */
  shown: boolean;
}

/** Is this event to be told to this subscription? Stage and rung are asked of clocks only: a status has none. */
export const isTold = (interest: Interest, happening: Happening, report: Whereabouts): boolean =>
  interest.kinds.includes(happening.kind) && isOfInterest(interest, happening) && mayKnow(interest, report);

function isOfInterest({ stages, levels }: Interest, { kind, stage, level }: Happening): boolean {
  if (kind === 'STATUS_CHANGED') return true;
  const among = <Word>(words: readonly Word[], word: Word | null) =>
    words.length === 0 || (word !== null && words.includes(word));
  return among(stages, stage) && among(levels, level);
}

/** Of which reports each audience may be told; an agency that is named narrows each of them. */
const MAY_KNOW: Record<Audience, (interest: Interest, report: Whereabouts) => boolean> = {
  CENTRE: ({ agencyId }, report) => agencyId === null || concerns(agencyId, report),
  AGENCY: ({ agencyId }, report) => agencyId !== null && concerns(agencyId, report),
  CHANNEL: ({ agencyId, channelId }, { channelAgencyPath }) =>
    channelId !== null && (agencyId === null || channelAgencyPath.includes(agencyId)),
  USER: ({ agencyId }, report) => (agencyId === null ? report.shown : concerns(agencyId, report)),
};

/** May the receiver know of the report at all? Asked when a notice is made, and again before it is sent. */
export const mayKnow = (interest: Interest, report: Whereabouts): boolean =>
  (interest.channelId === null || interest.channelId === report.channelId) &&
  MAY_KNOW[interest.audience](interest, report);

/** It answers for the report or owns the channel that brought it, itself or through one below it. */
const concerns = (agencyId: string, { agencyPath, channelAgencyPath }: Whereabouts) =>
  agencyPath.includes(agencyId) || channelAgencyPath.includes(agencyId);
