import { maskPersonal } from '../../../common/privacy/mask.ts';
import { type Complaint, type NormalizeInfo, SourceError } from '../../kit/index.ts';
import type { Open311Config, PrivacyFlag } from '../city/city.ts';
import { type Said, textOf } from './said.ts';

/** Whom to hide. @throws SourceError('record') for words the settings do not explain: privacy is not guessed */
export function privacyOf(
  said: Said,
  { config: { privacy }, bool }: NormalizeInfo<Open311Config>,
): Complaint['privacy'] {
  return { anonymous: flagOf('anonymous'), secret: flagOf('secret') };

  function flagOf(name: 'anonymous' | 'secret'): boolean {
    const rule: PrivacyFlag = privacy[name];
    if (typeof rule === 'boolean') return rule;
    const word = textOf(said(rule.field));
    if (word === null) {
      if (rule.otherwise !== undefined) return rule.otherwise;
      throw new SourceError('record', `privacy.${name}: "${rule.field}" says nothing; privacy is not guessed.`);
    }
    if (!rule.words) return bool(word);
    const flag = Object.entries(rule.words).find(([spelt]) => spelt.toLowerCase() === word.toLowerCase())?.[1];
    if (flag !== undefined) return flag;
    const shown = maskPersonal(word).slice(0, 30);
    throw new SourceError('record', `privacy.${name}: "${shown}" is not among the words of the settings.`);
  }
}
