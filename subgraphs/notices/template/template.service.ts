import { hubError } from '../../common/errors/hub-error.ts';
import { checkPage, cursorOf, type PageArgs, pageOf, readCursor } from '../../common/graphql/connection.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import { changeOnce, type NoticeTools } from '../subscription/subscription-rights.service.ts';
import { NoticeTemplate } from './notice-template.entity.ts';
import { checkPlaceholders } from './placeholder.policy.ts';
import type { SaveNoticeTemplateInput } from './template.inputs.ts';

const LONGEST = { subject: 150, body: 3_000 };

/** Reads and changes the words of notices. */
export class TemplateService {
  constructor(private readonly tools: NoticeTools) {}

  /** All of them, by kind and language. @throws FORBIDDEN */
  async list(page: PageArgs) {
    requireScope(this.tools.viewer, 'notice-template:read');
    checkPage(page);
    const [after] = readCursor(page.after, 1) ?? [];
    const where = after ? { id: { $gt: after } } : {};
    const rows = await this.tools.em.find(NoticeTemplate, where, { orderBy: { id: 'asc' }, limit: page.first + 1 });
    return pageOf(rows, page.first, ({ id }) => cursorOf(id));
  }

  /** The words from now on; notices made before keep theirs. @throws FORBIDDEN, BAD_USER_INPUT, TEMPLATE_PLACEHOLDER */
  async save(input: SaveNoticeTemplateInput): Promise<NoticeTemplate> {
    requireScope(this.tools.viewer, 'notice-template:keep');
    checkWords(input);
    const { kind, language, subject, body } = input;
    const id = await changeOnce(this.tools, 'saveNoticeTemplate', input, async (em) => {
      const changedAt = this.tools.runtime.now();
      await em.upsert(NoticeTemplate, { id: `${kind}:${language}`, kind, language, subject, body, changedAt });
      return `${kind}:${language}`;
    });
    return this.tools.em.findOneOrFail(NoticeTemplate, { id }, { refresh: true });
  }
}

function checkWords({ kind, subject, body }: SaveNoticeTemplateInput): void {
  for (const [name, text] of Object.entries({ subject, body })) {
    const longest = LONGEST[name as keyof typeof LONGEST];
    if (text.trim().length === 0 || text.length > longest)
      throw hubError('BAD_USER_INPUT', `${name} takes 1 to ${longest} characters, not ${text.trim().length}.`);
    checkPlaceholders(kind, text);
  }
}
