import type { AgencyProposal, ProposalGround, ProposalReason } from './agency-proposal.ts';

/** What was found about one agency. */
export interface Evidence {
  agencyId: string;
  ground: ProposalGround;
  /** Reports it rests on; with PLACE none. */
  reports: number;
  /** Of as many reports looked at. */
  outOf: number;
  /** With PLACE: the region it answers for, and how many levels that is above the place. */
  region: { name: string; levelsAbove: number } | null;
}

/** How strongly each kind of evidence can speak by itself, 0 to 1. */
const WEIGHT: Record<ProposalGround, (evidence: Evidence) => number> = {
  // The same words went there and stayed: hardly a better sign.
  SIMILAR_REPORT: ({ reports, outOf }) => 0.8 * (reports / outOf),
  // One report is no habit: the share counts fully from five reports on.
  CATEGORY_HISTORY: ({ reports, outOf }) => 0.6 * (reports / outOf) * Math.min(1, reports / 5),
  PLACE: ({ region }) => 0.4 / 2 ** (region?.levelsAbove ?? 0),
};

const WORDS: Record<ProposalGround, (evidence: Evidence) => Pick<ProposalReason, 'indonesian' | 'english'>> = {
  SIMILAR_REPORT: ({ reports, outOf }) => ({
    indonesian: `Menangani ${reports} dari ${outOf} laporan sebelumnya dengan isi yang sama.`,
    english: `Handled ${reports} of ${outOf} earlier reports with the same words.`,
  }),
  CATEGORY_HISTORY: ({ reports, outOf }) => ({
    indonesian: `Menangani ${reports} dari ${outOf} laporan terakhir dalam kategori ini tanpa mengembalikannya.`,
    english: `Handled ${reports} of the last ${outOf} reports of this category without returning them.`,
  }),
  PLACE: ({ region }) => ({
    indonesian: `Berwenang di ${region?.name}.`,
    english: `Answers for ${region?.name}.`,
  }),
};

/** Agencies by how much speaks for them, each with its reasons; of equals the smaller id, so that no chance is in it. */
export function proposalsFrom(evidence: readonly Evidence[], first: number): AgencyProposal[] {
  const proposals = [...Map.groupBy(evidence, ({ agencyId }) => agencyId)].map(([agencyId, found]) => {
    const strongestFirst = found.toSorted((one, other) => weightOf(other) - weightOf(one));
    return { agencyId, score: together(found.map(weightOf)), reasons: strongestFirst.map(reasonOf) };
  });
  const order = (one: AgencyProposal, other: AgencyProposal) =>
    other.score - one.score || (one.agencyId < other.agencyId ? -1 : 1);
  return proposals.toSorted(order).slice(0, first);
}

const weightOf = (evidence: Evidence) => WEIGHT[evidence.ground](evidence);

/** Grounds that do not know of each other: each takes its share of the doubt that the others leave. */
const together = (weights: readonly number[]) =>
  Math.round((1 - weights.reduce((doubt, weight) => doubt * (1 - weight), 1)) * 1000) / 1000;

const reasonOf = (evidence: Evidence): ProposalReason => ({
  ground: evidence.ground,
  reports: evidence.reports,
  ...WORDS[evidence.ground](evidence),
});
