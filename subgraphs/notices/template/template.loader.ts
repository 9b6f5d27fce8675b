import type { EntityManager } from '@mikro-orm/postgresql';
import type { NoticeKind } from '../event/notice-kind.ts';
import type { NoticeLanguage } from '../subscription/audience.ts';
import { NoticeTemplate } from './notice-template.entity.ts';
import { type Filling, filledIn } from './placeholder.policy.ts';

/** Writes the words of notices with the templates of now. */
export async function wordsBook(em: EntityManager) {
  const templates = new Map((await em.find(NoticeTemplate, {})).map((template) => [template.id, template]));
  return (kind: NoticeKind, language: NoticeLanguage, filling: Filling) => {
    const template = templates.get(`${kind}:${language}`);
    if (!template) throw new Error('The templates of notices were not seeded.');
    return {
      // A subject is one line, whatever an agency is called.
      subject: filledIn(template.subject, filling, language).replace(/\s+/g, ' ').trim(),
      words: filledIn(template.body, filling, language),
    };
  };
}
