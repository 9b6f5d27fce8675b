import type { Page, PullContext } from '../../kit/index.ts';
import type { MailConfig } from '../mailbox/mailbox.ts';
import type { MailSession, OpenFolder } from '../mailbox/session.ts';
import { Conversations } from './conversations.ts';
import { type FolderPlace, keptThreads, type MailCursor } from './cursor.ts';
import { type PageFacts, readMails } from './page.ts';

/** Mails to a page: one transaction, one letter. */
const MAILS_PER_PAGE = 50;

/**
 * Reads each folder: mails whose flags changed, then new ones by UID. A page's cursor says what has been read when it is
 * committed; a pull that breaks off goes on behind it.
 */
export async function* scanMailbox(
  ctx: PullContext<MailConfig>,
  session: MailSession,
  cursor: MailCursor | null,
): AsyncGenerator<Page<MailCursor>> {
  const conversations = new Conversations(ctx.config, ctx.recall, cursor?.threads ?? {});
  let folders: MailCursor['folders'] = cursor?.folders ?? {};
  const pageOf = (folder: string, place: FolderPlace, { unreadable, notes }: PageFacts): Page<MailCursor> => {
    folders = { ...folders, [folder]: place };
    const records = conversations.takePage();
    return { records, unreadable, notes, cursor: { folders, threads: keptThreads(conversations.threads) } };
  };
  for (const folder of Object.keys(ctx.config.folders)) {
    const open = await session.examine(folder);
    const { place: start, notes } = placeIn(folder, open, folders[folder]);
    let place = start;
    for (const { uids, uid } of await batchesOf(ctx.config, session, place)) {
      const facts = await readMails(ctx.config, session, conversations, { folder, uids });
      place = { ...place, uid };
      yield pageOf(folder, place, { ...facts, notes: [...notes.splice(0), ...facts.notes] });
    }
    const end = { ...place, uid: Math.max(place.uid, open.uidNext - 1), modseq: open.modseq };
    if (!isSame(end, folders[folder])) yield pageOf(folder, end, { unreadable: [], notes });
  }
}

/** Where to go on. Numbers of another UIDVALIDITY mean other mails: then from the start. */
function placeIn(folder: string, { uidValidity }: OpenFolder, before: FolderPlace | undefined) {
  if (before?.uidValidity === uidValidity) return { place: before, notes: [] };
  const anew = `${folder} was numbered anew (UIDVALIDITY); it is read from the start, known mails are found again.`;
  return { place: { uidValidity, uid: 0, modseq: null }, notes: before ? [anew] : [] };
}

/** Numbers to read, page by page, each with the number up to which everything has been read after it. */
async function batchesOf(config: MailConfig, session: MailSession, { uid, modseq }: FolderPlace) {
  const watchesFlags = Object.keys(config.flags).length > 0 && modseq !== null && uid > 0;
  const changed = watchesFlags ? await session.changed(uid, modseq) : [];
  const fresh = await session.newer(uid, config.fromDay);
  return [
    ...chunks(changed).map((uids) => ({ uids, uid })),
    ...chunks(fresh).map((uids) => ({ uids, uid: uids.at(-1) ?? uid })),
  ];
}

const chunks = (uids: number[]): number[][] =>
  Array.from({ length: Math.ceil(uids.length / MAILS_PER_PAGE) }, (_, page) =>
    uids.slice(page * MAILS_PER_PAGE, (page + 1) * MAILS_PER_PAGE),
  );

const isSame = (a: FolderPlace, b: FolderPlace | undefined) =>
  a.uidValidity === b?.uidValidity && a.uid === b.uid && a.modseq === b.modseq;
