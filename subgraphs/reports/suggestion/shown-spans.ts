import { maskPersonal } from '../../common/privacy/mask.ts';
import type { ComparedReport } from '../block-key/compared-report.ts';
import type { Level } from '../likeness/model.ts';
import type { SpannedText, TextSpan } from './suggestion-view.ts';

type Spans = NonNullable<Level['spans']>;

/** Both texts with the words that match, as a viewer sees them: where personal numbers are masked, places are those of the masked text. */
export const shownSpans = (spans: Spans, one: ComparedReport, other: ComparedReport, isMasked: boolean): TextSpan[] => [
  ...ofReport('ONE', spans.a, one, isMasked),
  ...ofReport('OTHER', spans.b, other, isMasked),
];

function ofReport(
  report: TextSpan['report'],
  spans: Spans['a'],
  compared: ComparedReport,
  isMasked: boolean,
): TextSpan[] {
  const { text, title, place } = compared;
  // The compared text is the title, a blank and the body.
  const bodyFrom = title ? title.length + 1 : 0;
  const parts: Record<SpannedText, { text: string; from: number }> = {
    TITLE: { text: title ?? '', from: 0 },
    BODY: { text: text.slice(bodyFrom), from: bodyFrom },
    PLACE: { text: place?.detail ?? '', from: 0 },
  };
  const partOf = ({ inAddress, from }: Spans['a'][number]): SpannedText =>
    inAddress ? 'PLACE' : from < bodyFrom ? 'TITLE' : 'BODY';
  return (Object.keys(parts) as SpannedText[]).flatMap((part) => {
    const { text, from } = parts[part];
    const inside = spans.filter((span) => partOf(span) === part).sort((a, b) => a.from - b.from);
    const words = inside.map((span) => text.slice(span.from - from, span.to - from)).filter((word) => word !== '');
    return found(words, isMasked ? maskPersonal(text) : text).map((span) => ({ report, part, ...span }));
  });
}

/** Where these words stand in a text, in their order; words that a mask covers stand nowhere. */
function found(words: readonly string[], text: string): Pick<TextSpan, 'from' | 'to' | 'words'>[] {
  let after = 0;
  return words.flatMap((words) => {
    const from = text.indexOf(words, after);
    if (from < 0) return [];
    after = from + words.length;
    return [{ from, to: after, words }];
  });
}
