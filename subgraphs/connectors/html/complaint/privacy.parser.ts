import { type Complaint, SourceError } from '../../kit/index.ts';
import { OTHER_WORD } from '../page/field.parser.ts';
import { type PrivacyRule, ruleOf } from '../site/site.ts';
import { meaning, type Reading, shortened, text } from './reading.ts';

type Flag = PrivacyRule['words'][string][number];

/** Whom to hide. @throws SourceError('record') for words the source file does not explain: privacy is not guessed */
export function privacyOf({ raw, config }: Reading): Complaint['privacy'] {
  const rule = ruleOf(config);
  if (!rule) return { anonymous: true, secret: true };
  const words = text(raw.privacy)?.split('|') ?? [];
  const flags = words.length === 0 ? (rule.otherwise ?? silent(rule)) : words.flatMap((w) => flagsOf(w, rule));
  return { anonymous: flags.includes('anonymous'), secret: flags.includes('secret') };
}

function flagsOf(word: string, { words, otherwise }: PrivacyRule): Flag[] {
  const flags = word === OTHER_WORD ? otherwise : (meaning(words, word) ?? otherwise);
  if (flags) return flags;
  throw new SourceError('record', `privacy: "${shortened(word)}" is not among the words of the source file.`);
}

function silent({ selector }: PrivacyRule): never {
  throw new SourceError('record', `privacy: its pages say nothing at "${selector}"; privacy is not guessed.`);
}
