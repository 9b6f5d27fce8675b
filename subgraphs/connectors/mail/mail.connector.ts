import { defineConnector, SourceError } from '../kit/index.ts';
import { complaintOf } from './complaint/complaint.parser.ts';
import { type MailConfig, mailConfig } from './mailbox/mailbox.ts';
import { MailSession } from './mailbox/session.ts';
import { type MailCursor, mailCursor } from './scan/cursor.ts';
import { scanMailbox } from './scan/scan.ts';

/**
 * Reads an agency's mailbox by IMAP, without marking anything as read. It knows no agency: which folders mean what, and
 * whom to hide, is said by the source file. `arrival` ordering, for senders' clocks are not to be trusted.
 */
export const mailConnector = defineConnector<MailConfig, MailCursor>({
  family: 'MAIL',
  version: '1.0.0',
  sdk: '^1',
  config: mailConfig,
  cursor: mailCursor,
  ordering: 'arrival',
  timezone: ({ timezone }) => timezone,
  statusMap: ({ folders, flags }) => {
    const said = Object.entries({ ...folders, ...flags }).flatMap(([word, status]) => (status ? [[word, status]] : []));
    return Object.fromEntries(said);
  },
  normalize: complaintOf,
  identify: ({ id }) => (typeof id === 'string' ? id : null),

  async check(ctx) {
    const session = await MailSession.open(ctx);
    try {
      for (const folder of Object.keys(ctx.config.folders)) await session.examine(folder);
    } finally {
      await session.close();
    }
  },

  async *pull(ctx, cursor) {
    if (ctx.config.security === 'none' && ctx.config.authority)
      throw new SourceError('config', 'authority: has no meaning with security "none".');
    const session = await MailSession.open(ctx);
    try {
      yield* scanMailbox(ctx, session, cursor);
    } finally {
      await session.close();
    }
  },
});
