import { isIP } from 'node:net';
import { ImapFlow, type SearchObject } from 'imapflow';
import { type PullContext, SourceError } from '../../kit/index.ts';
import { failureOf } from './failure.policy.ts';
import type { MailConfig } from './mailbox.ts';

/** A silent server counts as gone after this long, ms. */
const PATIENCE_MS = 30_000;

/** A folder as it stood when it was opened. */
export interface OpenFolder {
  uidValidity: string;
  /** Every mail that has lain here so far has a smaller number. */
  uidNext: number;
  /** Mark of its last change; null: the server keeps none. */
  modseq: string | null;
}

/** One mail as the server lists it. */
export interface ListedMail {
  uid: number;
  bytes: number;
  flags: string[];
  /** When the server received it (INTERNALDATE), ISO. */
  receivedAt: string;
}

/** A connection that only reads: folders are opened by EXAMINE, mails fetched by BODY.PEEK, so nothing is marked as read. */
export class MailSession {
  private constructor(
    private readonly client: ImapFlow,
    private readonly ctx: PullContext<MailConfig>,
  ) {}

  /** @throws SourceError('auth'), ('config') for a certificate, ('unavailable') */
  static async open(ctx: PullContext<MailConfig>): Promise<MailSession> {
    const client = new ImapFlow(await termsOf(ctx));
    // Without a listener a connection that breaks between two commands would end the process.
    client.on('error', () => {});
    ctx.signal.addEventListener('abort', () => client.close(), { once: true });
    const session = new MailSession(client, ctx);
    await session.asked(() => client.connect());
    return session;
  }

  /** Opens a folder for reading only. @throws SourceError('config') for one that the mailbox lacks */
  async examine(folder: string): Promise<OpenFolder> {
    const opened = await this.asked(async () => {
      try {
        return await this.client.mailboxOpen(folder, { readOnly: true });
      } catch (error) {
        if (!(error as { mailboxMissing?: boolean }).mailboxMissing) throw error;
        const names = (await this.client.list()).map(({ path }) => path);
        throw new SourceError('config', `folders: the mailbox has no "${folder}". It has: ${names.join(', ')}.`);
      }
    });
    const { uidValidity, uidNext, highestModseq, noModseq } = opened;
    return {
      uidValidity: String(uidValidity),
      uidNext,
      modseq: noModseq || !highestModseq ? null : String(highestModseq),
    };
  }

  /** Numbers of the mails above `uid`, ascending. `fromDay` counts by the server's clock, so the day before is asked too. */
  async newer(uid: number, fromDay: string | undefined): Promise<number[]> {
    const since = fromDay && new Date(Date.parse(fromDay) - 86_400_000);
    const found = await this.search({ uid: `${uid + 1}:*`, ...(since && { since }) });
    // "5:*" names the last mail even when its number is below 5.
    return found.filter((number) => number > uid);
  }

  /** Numbers of the mails up to `uid` whose flags changed since the mark, ascending. */
  changed(uid: number, modseq: string): Promise<number[]> {
    return this.search({ uid: `1:${uid}`, modseq: BigInt(modseq) });
  }

  /** What the server lists of these mails; one that was deleted meanwhile is missing. */
  async list(uids: readonly number[]): Promise<ListedMail[]> {
    const query = { uid: true, size: true, flags: true, internalDate: true } as const;
    const found = await this.asked(() => this.client.fetchAll(uids.join(','), query, { uid: true }));
    const listed = found.map(({ uid, size, flags, internalDate }) => ({
      uid,
      bytes: size ?? 0,
      flags: [...(flags ?? [])].filter((flag) => flag !== '\\Recent').sort(),
      receivedAt: new Date(internalDate ?? 0).toISOString(),
    }));
    return listed.sort((a, b) => a.uid - b.uid);
  }

  /** The whole mail, or its header only; null: it was deleted meanwhile. */
  async source(uid: number, only?: 'header'): Promise<Buffer | null> {
    const query = only === 'header' ? { headers: HEADERS } : { source: true };
    const found = await this.asked(() => this.client.fetchOne(String(uid), query, { uid: true }));
    return (found && (found.source ?? found.headers)) || null;
  }

  /** Says goodbye; a server that does not answer is left. */
  async close(): Promise<void> {
    await this.client.logout().catch(() => {});
    this.client.close();
  }

  private async search(query: SearchObject): Promise<number[]> {
    const found = await this.asked(() => this.client.search(query, { uid: true }));
    return [...(found || [])].sort((a, b) => a - b);
  }

  private async asked<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    this.ctx.signal.throwIfAborted();
    try {
      return await question();
    } catch (error) {
      this.ctx.signal.throwIfAborted();
      if (error instanceof SourceError) throw error;
      const { errorClass, says, retryAfterSeconds } = failureOf(error);
      throw new SourceError(errorClass, `${this.ctx.config.host} ${says}`, retryAfterSeconds);
    }
  }
}

/** What is kept of a mail that is too large. */
const HEADERS = ['Message-ID', 'From', 'Subject', 'Date'];

async function termsOf({ config, addressOf }: PullContext<MailConfig>) {
  const { host, security, user, password, authority, maxBytes } = config;
  const address = await addressOf(host);
  return {
    host: address,
    port: config.port ?? (security === 'tls' ? 993 : 143),
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    auth: { user, pass: password },
    // The certificate is that of the name, though the checked address is called. SNI takes no address.
    ...(isIP(host) === 0 && { servername: host }),
    tls: { ...(authority && { ca: authority }) },
    logger: false as const,
    disableAutoIdle: true,
    maxLiteralSize: maxBytes + 1024,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  };
}
