import type { ComparedReport } from '../block-key/compared-report.ts';
import type { Level } from '../likeness/model.ts';
import type { DuplicateSuggestion } from './duplicate-suggestion.entity.ts';
import { CONTENTS, SENDER } from './likeness.policy.ts';
import type { DuplicateEvidence, DuplicateSuggestionView, TextSpan } from './suggestion-view.ts';

/** What a viewer may know of a pair: what both say and where, and who wrote them. */
export interface Sight {
  contents: boolean;
  senders: boolean;
}

/** Fields of the evidence that rest on what a viewer may not know. */
const HIDDEN_FIELDS: Record<keyof Sight, readonly string[]> = { contents: CONTENTS, senders: [SENDER] };

const HIDDEN = { level: 'HIDDEN', bits: null, indonesian: 'disembunyikan', english: 'hidden', spans: [] };

/** A report without what the viewer may not know: what is compared then can tell nothing of it. */
export function redacted(report: ComparedReport, sight: Sight): ComparedReport {
  return {
    ...report,
    ...(!sight.contents && { text: '', title: null, place: null }),
    ...(!(sight.senders && sight.contents) && { reporterKeys: [] }),
  };
}

/** Evidence as shown. A hidden field is named whether there was anything to hide or not. */
export function shownEvidence(
  levels: readonly Level[],
  sight: Sight,
  spansOf: (spans: NonNullable<Level['spans']>) => TextSpan[] = () => [],
): DuplicateEvidence[] {
  const hidden = (Object.keys(HIDDEN_FIELDS) as (keyof Sight)[])
    .filter((part) => !sight[part])
    .flatMap((part) => HIDDEN_FIELDS[part]);
  return [
    ...levels
      .filter(({ field }) => !hidden.includes(field))
      .map(({ field, level, bits, words, spans }) => ({
        ...{ field, level, bits, indonesian: words.id, english: words.en },
        spans: spans ? spansOf(spans) : [],
      })),
    ...hidden.map((field) => ({ ...HIDDEN, field })),
  ];
}

/** A stored suggestion as shown to somebody who may read both reports, seen from one of them. */
export function shownSuggestion(row: DuplicateSuggestion, reportId: string, senders: boolean): DuplicateSuggestionView {
  const evidence = senders ? row.evidence : row.openEvidence;
  return {
    reportId,
    otherId: row.lowId === reportId ? row.highId : row.lowId,
    band: senders ? row.band : row.openBand,
    bits: senders ? row.bits : row.openBits,
    relation: evidence.relation,
    evidence: shownEvidence(evidence.levels, { contents: true, senders }),
    conflicts: evidence.conflicts,
    modelVersion: row.modelVersion,
    termsVersion: row.termsVersion,
    comparedAt: row.at,
  };
}
