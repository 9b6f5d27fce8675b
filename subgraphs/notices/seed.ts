import { forkFor } from '../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../common/identity/viewer.ts';
import type { Runtime } from '../common/runtime/runtime.ts';
import { NOTICE_KINDS } from './event/notice-kind.ts';
import { FOUNDING_TEMPLATES } from './template/founding-templates.ts';
import { NoticeTemplate } from './template/notice-template.entity.ts';

/** Puts the founding templates in. What was changed since is never undone. */
export async function seedNotices({ orm, now }: Runtime): Promise<void> {
  await forkFor(orm, SYSTEM_VIEWER).transactional(async (em) => {
    const rows = NOTICE_KINDS.flatMap((kind) =>
      (['ID', 'EN'] as const).map((language) => {
        const [subject, body] = FOUNDING_TEMPLATES[kind][language];
        return { id: `${kind}:${language}`, kind, language, subject, body, changedAt: now() };
      }),
    );
    await em.upsertMany(NoticeTemplate, rows, { onConflictFields: ['id'], onConflictAction: 'ignore' });
  });
}
