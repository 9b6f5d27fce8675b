import type { Answer, Json, NormalizeInfo, RawRecord } from '../../kit/index.ts';
import { plainText } from '../../kit/mapping/expression.ts';
import { generationOf, type LaporConfig } from '../generation/settings.ts';
import { textAt } from '../reading/value.parser.ts';

/** What logs and follow-ups say, oldest first whatever their order; an entry in both lists counts once. */
export function answersOf({ logs, followups, _templates }: RawRecord, info: NormalizeInfo<LaporConfig>): Answer[] {
  const entries = [logs, followups].flat().map((log) => answerOf(log as Json, _templates ?? {}, info));
  const once = new Map(
    entries.filter(({ text }) => text !== '').map((answer) => [`${answer.at} ${answer.text}`, answer]),
  );
  // Those without a time come last, in the order in which they stand.
  return [...once.values()].sort((a, b) =>
    (a.at ?? '~') < (b.at ?? '~') ? -1 : (a.at ?? '~') > (b.at ?? '~') ? 1 : 0,
  );
}

function answerOf(log: Json, templates: Json, { config, time }: NormalizeInfo<LaporConfig>): Answer {
  const { entry } = generationOf(config);
  const said = (name: keyof typeof entry) => textAt(log, entry[name]);
  const template = said('text') ?? textAt(templates, [said('templateCode') ?? '-']) ?? '';
  const words: Record<string, string | null> = {
    institution_from: said('from'),
    institution_to: said('to'),
    status_old: said('statusOld'),
    status_new: said('statusNew'),
  };
  const at = said('at');
  // A text is made plain before names are put in, so that no name is taken for markup.
  const text = plainText(template).replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, key: string) => words[key] ?? whole);
  return { at: at === null ? null : time(at), by: said('by'), text };
}
