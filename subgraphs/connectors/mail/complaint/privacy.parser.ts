import type { Complaint } from '../../kit/index.ts';
import type { MailConfig } from '../mailbox/mailbox.ts';

/** The settings' flags, and what their words add where one stands in these texts. A word never takes a flag away. */
export function privacyOf(texts: readonly string[], { privacy }: Pick<MailConfig, 'privacy'>): Complaint['privacy'] {
  const text = texts.join('\n').toLowerCase();
  const flags = Object.entries(privacy.words).flatMap(([word, added]) => (standsIn(text, word) ? added : []));
  return {
    anonymous: privacy.anonymous || flags.includes('anonymous'),
    secret: privacy.secret || flags.includes('secret'),
  };
}

/** A whole word: "rahasia" does not stand in "kerahasiaan". */
function standsIn(text: string, word: string): boolean {
  const escaped = word.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text);
}
