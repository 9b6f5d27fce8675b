import type { Answer, Json, NormalizeInfo, RawRecord } from '../../kit/index.ts';
import { generationOf, type LaporConfig } from '../generation/settings.ts';
import { withoutMark } from '../push/mark.ts';
import { textAt, valueAt } from '../reading/value.parser.ts';
import { readable } from './text.parser.ts';

/** What follow-ups tell the citizen, oldest first whatever their order. Logs of dispatch and secret entries tell nothing. */
export function answersOf({ followups, _templates }: RawRecord, info: NormalizeInfo<LaporConfig>): Answer[] {
  const { secret } = generationOf(info.config).entry;
  const shown = [followups ?? []].flat().filter((entry) => !info.bool(valueAt(entry, secret) ?? false));
  const answers = shown.map((entry) => answerOf(entry, _templates ?? {}, info)).filter(({ text }) => text !== '');
  const once = new Map(answers.map((answer) => [`${answer.at} ${answer.by} ${answer.text}`, answer]));
  return [...once.values()].sort((a, b) => order(a.at ?? LAST, b.at ?? LAST));
}

/** Entries without a time come last, in the order in which they stand. */
const LAST = '~';
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function answerOf(said: Json, templates: Json, { config, time }: NormalizeInfo<LaporConfig>): Answer {
  const { entry } = generationOf(config);
  const part = (name: keyof typeof entry) => textAt(said, entry[name]);
  const template = part('text') ?? textAt(templates, [part('templateCode') ?? '-']) ?? '';
  const words: Record<string, string | null> = {
    institution_from: part('from'),
    institution_to: part('to'),
    status_old: part('statusOld'),
    status_new: part('statusNew'),
  };
  const at = part('at');
  // A text is made plain before names are put in, so that no name is taken for markup.
  const text = readable(template).replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, key: string) => words[key] ?? whole);
  return { at: at === null ? null : time(at), by: part('by') ?? part('from'), text: withoutMark(text) };
}
