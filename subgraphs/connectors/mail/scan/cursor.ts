import { z } from 'zod';

/** How far a folder has been read. UIDs mean something only together with their UIDVALIDITY. */
const place = z.strictObject({
  uidValidity: z.string(),
  /** Every mail up to it has been read. */
  uid: z.int().nonnegative(),
  /** Mark of the last change of flags that was seen (RFC 7162); null: none. */
  modseq: z.string().nullable(),
});

/** How far a mailbox has been read. */
export const mailCursor = z.strictObject({
  folders: z.record(z.string(), place),
  /**
   * Complaints by what later mails may call them beside their own id: Message-IDs of replies, mails not seen yet that
   * were answered, ticket numbers. The newest ones only.
   */
  threads: z.record(z.string(), z.string()),
});
export type MailCursor = z.infer<typeof mailCursor>;
export type FolderPlace = z.infer<typeof place>;

/** A long memory would burden every page; References name the first mail of a conversation anyway. */
const THREADS_KEPT = 1000;

/** The newest entries, oldest first. */
export const keptThreads = (threads: ReadonlyMap<string, string>): MailCursor['threads'] =>
  Object.fromEntries([...threads].slice(-THREADS_KEPT));
