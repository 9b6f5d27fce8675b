import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CONNECTORS } from '../../subgraphs/connectors/families.ts';
import { SourceError } from '../../subgraphs/connectors/kit/index.ts';
import { connectorsDatabase } from '../../subgraphs/connectors/ledger/database.ts';
import { mailConnector } from '../../subgraphs/connectors/mail/mail.connector.ts';
import type { MailCursor } from '../../subgraphs/connectors/mail/scan/cursor.ts';
import { pullChannel } from '../../subgraphs/connectors/runner/pull-run.ts';
import { contextFor, type PulledPages } from '../support/connector-context.ts';
import { mailOf, multipart } from '../support/mails.ts';
import { channelNow, putChannel, rows } from '../support/pages-connector.ts';
import { pullInto, type RawLedger } from '../support/remembering-pull.ts';
import { TEST_NOW, testRuntimes } from '../support/test-runtime.ts';
import { type Dovecot, LOGIN, startDovecot } from './servers/dovecot.ts';
import { describeWith } from './servers/program.ts';

describeWith({ dovecot: 'dovecot-imapd', openssl: 'openssl' }, 'a mailbox of Dovecot', () => {
  let server: Dovecot;
  let ledger: RawLedger;
  beforeEach(async () => {
    server = await startDovecot();
    ledger = new Map();
  });
  afterEach(() => server.stop());

  const settings = (parts: object = {}) => ({
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    ...LOGIN,
    timezone: 'Asia/Jakarta',
    system: 'surel-dinas',
    privacy: { anonymous: false, secret: false, words: { rahasia: ['secret'] } },
    ...parts,
  });
  const pull = (cursor: MailCursor | null = null, parts: object = {}): Promise<PulledPages<MailCursor>> =>
    pullInto(ledger, mailConnector, settings(parts), cursor);
  const bodies = ({ complaints }: PulledPages<MailCursor>) =>
    Object.fromEntries(complaints.map(({ externalId, body }) => [externalId, body]));
  const last = ({ cursors }: PulledPages<MailCursor>) => cursors.at(-1)!;
  const stateOf = (raws: RawLedger) => new Map([...raws].sort());

  test('mails come in once, and reading marks none of them as read', async () => {
    server.deliver(mailOf({ id: '1@contoh.invalid', subject: 'Lampu mati', body: 'Lampu jalan mati.\r\n' }));
    server.deliver(mailOf({ id: '2@contoh.invalid', subject: 'Rahasia: pungutan', body: 'Ada pungutan.' }));
    const first = await pull();
    expect(first).toMatchObject({ failure: null, dead: [], notes: [] });
    expect(first.complaints).toEqual([
      expect.objectContaining({
        externalId: '1@contoh.invalid',
        title: 'Lampu mati',
        body: 'Lampu jalan mati.',
        status: 'RECEIVED',
        statusRaw: 'INBOX',
        privacy: { anonymous: false, secret: false },
        occurredAt: '2026-03-17T02:00:00.000Z',
        reporter: {
          name: 'Warga Contoh',
          ids: [{ kind: 'EMAIL', value: 'warga@contoh.invalid', verified: false }],
        },
      }),
      expect.objectContaining({ externalId: '2@contoh.invalid', privacy: { anonymous: false, secret: true } }),
    ]);
    expect(server.flags()).toEqual(['', '']);

    expect(await pull(last(first))).toMatchObject({ complaints: [], cursors: [], failure: null });
    server.deliver(mailOf({ id: '3@contoh.invalid', body: 'Baru.' }));
    expect(bodies(await pull(last(first)))).toEqual({ '3@contoh.invalid': 'Baru.' });
  });

  test('a reply joins its complaint, quotes and signature cut off; the answer of the agency becomes an answer', async () => {
    server.deliver(
      mailOf({ id: '1@contoh.invalid', subject: 'Jalan rusak', body: 'Jalan berlubang.\r\n\r\n-- \r\nWarga Contoh' }),
    );
    const first = await pull();
    const answer = ['In-Reply-To: <1@contoh.invalid>'];
    const later = new Date('2026-03-17T04:00:00Z');
    server.deliver(
      mailOf({ id: 'a@dinas.invalid', from: 'Dinas Contoh <aduan@dinas.invalid>', headers: answer, body: 'Kami cek.' }),
      'Sent',
      new Date('2026-03-17T03:00:00Z'),
    );
    const thread = ['References: <1@contoh.invalid> <a@dinas.invalid>'];
    const body =
      'Belum juga.\r\n\r\nPada 17 Maret 2026 Dinas Contoh <aduan@dinas.invalid>\r\nmenulis:\r\n> Kami cek.\r\n';
    server.deliver(
      mailOf({ id: '2@contoh.invalid', subject: 'Re: Jalan rusak', headers: thread, body }),
      'INBOX',
      later,
    );
    const parts = { folders: { Sent: null, INBOX: 'RECEIVED' }, ownAddresses: ['@dinas.invalid'] };
    const { complaints, dead } = await pull(last(first), parts);
    expect(dead).toEqual([]);
    expect(complaints.at(-1)).toMatchObject({
      externalId: '1@contoh.invalid',
      title: 'Jalan rusak',
      body: 'Jalan berlubang.\n\n[2026-03-17 11:00]\nBelum juga.',
      updatedAt: '2026-03-17T04:00:00.000Z',
      answers: [{ at: '2026-03-17T03:00:00.000Z', by: 'Dinas Contoh', text: 'Kami cek.' }],
    });
    expect([...ledger.keys()]).toEqual(['1@contoh.invalid']);
  });

  test('going on from every cursor ends as one whole pull does', async () => {
    for (let n = 1; n <= 120; n += 1) {
      const headers = n % 7 === 0 ? [`In-Reply-To: <${n - 3}@contoh.invalid>`] : [];
      const receivedAt = new Date(Date.parse('2026-03-01T00:00:00Z') + n * 60_000);
      server.deliver(mailOf({ id: `${n}@contoh.invalid`, headers, body: `Isi ${n}` }), 'INBOX', receivedAt);
    }
    const whole = await pull();
    expect(whole).toMatchObject({ failure: null, dead: [] });
    expect(whole.cursors.length).toBe(4);
    expect(ledger.size).toBe(120 - 17);
    for (const [index, cursor] of whole.cursors.entries()) {
      const partly: RawLedger = new Map();
      const pages = whole.cursors.slice(0, index + 1);
      const stopAfter = { ...mailConnector, pull: firstPages(pages.length) };
      await pullInto(partly, stopAfter, settings());
      const resumed = await pullInto(partly, mailConnector, settings(), cursor);
      expect(resumed.failure).toBeNull();
      expect(stateOf(partly)).toEqual(stateOf(ledger));
    }
  });

  test('a folder that is numbered anew is read from the start, and nothing is doubled', async () => {
    for (const n of [1, 2, 3]) server.deliver(mailOf({ id: `${n}@contoh.invalid`, body: `Isi ${n}` }));
    server.deliver(mailOf({ id: null, body: 'Tanpa nomor.' }));
    server.deliver(mailOf({ id: '4@contoh.invalid', headers: ['References: <1@contoh.invalid>'], body: 'Tambahan.' }));
    const first = await pull();
    const before = structuredClone([...ledger]);
    expect(ledger.size).toBe(4);
    server.renumber();
    server.deliver(mailOf({ id: '5@contoh.invalid', body: 'Baru.' }));
    const second = await pull(last(first));
    expect(second.notes).toEqual([expect.stringContaining('INBOX was numbered anew (UIDVALIDITY)')]);
    expect(last(second).folders.INBOX!.uidValidity).not.toBe(last(first).folders.INBOX!.uidValidity);
    ledger.delete('5@contoh.invalid');
    expect([...ledger].map(withoutPlace)).toEqual(before.map(withoutPlace));
  });

  test('what is deleted in the mailbox stays a complaint; the rest goes on', async () => {
    const file = server.deliver(mailOf({ id: '1@contoh.invalid' }));
    server.deliver(mailOf({ id: '2@contoh.invalid' }));
    const first = await pull();
    server.expunge(file);
    server.deliver(mailOf({ id: '3@contoh.invalid' }));
    const second = await pull(last(first));
    expect(second).toMatchObject({ failure: null, deleted: [] });
    expect([...ledger.keys()]).toEqual(['1@contoh.invalid', '2@contoh.invalid', '3@contoh.invalid']);
  });

  test('a mail that is moved to another folder, or bears a flag, changes its status', async () => {
    const parts = { folders: { INBOX: 'RECEIVED', Selesai: 'CLOSED' }, flags: { '\\Flagged': 'IN_PROGRESS' } };
    const file = server.deliver(mailOf({ id: '1@contoh.invalid', body: 'Isi.' }));
    server.deliver(mailOf({ id: '2@contoh.invalid', body: 'Isi lain.' }));
    server.deliver(mailOf({ id: '9@contoh.invalid', body: 'Isi lama.' }), 'Selesai');
    const first = await pull(null, parts);
    expect(first.failure).toBeNull();
    expect(Object.fromEntries(first.complaints.map(({ externalId, status }) => [externalId, status]))).toEqual({
      '1@contoh.invalid': 'RECEIVED',
      '2@contoh.invalid': 'RECEIVED',
      '9@contoh.invalid': 'CLOSED',
    });
    server.expunge(file);
    server.deliver(mailOf({ id: '1@contoh.invalid', body: 'Isi.' }), 'Selesai');
    await flag(server, 2, '\\Flagged');
    const second = await pull(last(first), parts);
    expect(second.failure).toBeNull();
    // The server may name mails as changed that were only new at the last reading: they say the same again.
    const statuses = Object.fromEntries(second.complaints.map(({ externalId, statusRaw }) => [externalId, statusRaw]));
    expect(statuses).toMatchObject({ '2@contoh.invalid': '\\Flagged', '1@contoh.invalid': 'Selesai' });
    expect(second.complaints.find(({ statusRaw }) => statusRaw === '\\Flagged')!.status).toBe('IN_PROGRESS');
  });

  test('mails too large or torn become dead letters, machines are left out, and the page commits', async () => {
    server.deliver(mailOf({ id: 'besar@contoh.invalid', body: 'x'.repeat(40_000) }));
    server.deliver(multipart({ id: 'robek@contoh.invalid' }, ['Content-Type: text/plain\r\n\r\nIsi']).subarray(0, -12));
    server.deliver(mailOf({ id: 'otomatis@contoh.invalid', headers: ['Auto-Submitted: auto-replied'] }));
    server.deliver(mailOf({ id: 'baik@contoh.invalid', body: 'Baik.' }));
    const { complaints, dead, notes, failure } = await pull(null, { maxBytes: 20_000 });
    expect(failure).toBeNull();
    expect(dead).toEqual([
      expect.stringMatching(/^INBOX, mail 1: it has \d+ bytes, more than the 20000 of maxBytes\.$/),
      'INBOX, mail 2: it ends before its last part is complete.',
    ]);
    expect(notes).toEqual(['INBOX, mail 3: left out, automatic reply.']);
    expect(complaints.map(({ externalId }) => externalId)).toEqual(['baik@contoh.invalid']);
  });

  test('mails of earlier days than asked are left alone', async () => {
    server.deliver(mailOf({ id: 'lama@contoh.invalid' }), 'INBOX', new Date('2026-02-28T16:59:00Z'));
    server.deliver(mailOf({ id: 'baru@contoh.invalid' }), 'INBOX', new Date('2026-02-28T17:01:00Z'));
    const { complaints } = await pull(null, { fromDay: '2026-03-01' });
    expect(complaints.map(({ externalId }) => externalId)).toEqual(['baru@contoh.invalid']);
  });

  test('the connection is encrypted, and a certificate that nobody vouches for is refused', async () => {
    server.deliver(mailOf({ id: '1@contoh.invalid' }));
    const tls = { host: 'localhost', port: server.tlsPort, security: 'tls' };
    expect(await pull(null, { ...tls, authority: server.authority })).toMatchObject({ failure: null });
    const starttls = { host: 'localhost', security: 'starttls', authority: server.authority };
    expect(await pull(null, starttls)).toMatchObject({ failure: null });
    expect((await pull(null, tls)).failure).toMatchObject({ errorClass: 'config' });
    expect((await pull(null, { host: 'localhost', security: 'starttls' })).failure).toMatchObject({
      errorClass: 'config',
    });
  });

  test('a wrong password, a missing folder and a server that is gone are told apart, and tell no secret', async () => {
    const wrong = await pull(null, { password: 'salah-sekali' });
    expect(wrong.failure).toMatchObject({ errorClass: 'auth', message: '127.0.0.1 refuses user or password.' });
    const missing = await pull(null, { folders: { Arsip: 'CLOSED' } });
    expect(missing.failure).toMatchObject({ errorClass: 'config' });
    expect(missing.failure!.message).toBe('folders: the mailbox has no "Arsip". It has: INBOX.');
    const check = mailConnector.check(contextFor(mailConnector as never, settings({ folders: { Arsip: 'CLOSED' } })));
    await expect(check).rejects.toBeInstanceOf(SourceError);
    await server.stop();
    const gone = await pull();
    expect(gone).toMatchObject({ cursors: [], failure: { errorClass: 'unavailable' } });
  });

  test('through the runner: a reply is a new version, and a folder numbered anew changes nothing', async () => {
    const runtimes = await testRuntimes([connectorsDatabase], TEST_NOW, { SOURCE_SANDI: LOGIN.password });
    try {
      const runtime = runtimes.of('connectors');
      const near = { ...runtime, config: { ...runtime.config, ALLOW_PRIVATE_SOURCES: true } };
      const password = ['$', '{SOURCE_SANDI}'].join('');
      await putChannel(runtime, 'surel', { family: 'MAIL', settings: settings({ password }) });
      const options = { connectors: CONNECTORS, variables: runtime.variables, patienceMs: 0 };
      const pullNow = async () => (await pullChannel(near, 'surel', options)).run;

      server.deliver(mailOf({ id: '1@contoh.invalid', body: 'Jalan rusak.' }));
      server.deliver(mailOf({ id: '2@contoh.invalid', body: 'Lampu mati.' }));
      server.deliver(mailOf({ id: '3@contoh.invalid', from: 'Tanpa alamat' }));
      expect(await pullNow()).toMatchObject({ outcome: 'DONE', created: 2, changed: 0, dead: 1 });
      server.deliver(
        mailOf({ id: '4@contoh.invalid', headers: ['In-Reply-To: <1@contoh.invalid>'], body: 'Belum juga.' }),
      );
      expect(await pullNow()).toMatchObject({ outcome: 'DONE', created: 0, changed: 1, dead: 0 });
      server.renumber();
      expect(await pullNow()).toMatchObject({
        outcome: 'DONE',
        created: 0,
        changed: 0,
        late: 0,
        unchanged: 2,
        dead: 1,
      });
      const dead = await rows(runtime, `select attempts from connectors.dead_letter where channel_id = 'surel'`);
      expect(dead).toEqual([{ attempts: 2 }]);
      expect(JSON.stringify(await channelNow(runtime, 'surel'))).not.toContain(LOGIN.password);

      const closed = await pullChannel(runtime, 'surel', options);
      expect(closed.failure).toMatchObject({ code: 'SOURCE_SETTINGS_INVALID' });
    } finally {
      await runtimes.drop();
    }
  });

  test('a server that dies between two pages leaves the cursor on the page before', async () => {
    for (let n = 1; n <= 60; n += 1) server.deliver(mailOf({ id: `${n}@contoh.invalid` }));
    const dying = {
      ...mailConnector,
      async *pull(ctx: never, cursor: never) {
        for await (const page of mailConnector.pull(ctx, cursor)) {
          yield page;
          await server.stop();
        }
      },
    };
    const { cursors, failure, complaints } = await pullInto(ledger, dying as typeof mailConnector, settings());
    expect(failure).toMatchObject({ errorClass: 'unavailable' });
    expect(complaints.length).toBe(50);
    expect(cursors.map(({ folders }) => folders.INBOX!.uid)).toEqual([50]);
  });
});

/** A pull that stops after so many pages, as one whose worker is killed. */
const firstPages = (count: number): typeof mailConnector.pull =>
  async function* (ctx, cursor) {
    let pages = 0;
    for await (const page of mailConnector.pull(ctx, cursor)) {
      yield page;
      pages += 1;
      if (pages === count) return;
    }
  };

const withoutPlace = ([id, { _where, ...raw }]: [string, { [key: string]: unknown }]) => [id, raw];

/** Sets a flag as a mail program does. */
async function flag({ port }: Dovecot, uid: number, name: string): Promise<void> {
  const { ImapFlow } = await import('imapflow');
  const auth = { user: LOGIN.user, pass: LOGIN.password };
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, auth, logger: false });
  await client.connect();
  await client.mailboxOpen('INBOX');
  await client.messageFlagsAdd(String(uid), [name], { uid: true });
  await client.logout();
}
