import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mailConnector } from '../../subgraphs/connectors/mail/mail.connector.ts';
import { pullPages } from '../support/connector-context.ts';
import { type Dovecot, LOGIN, startDovecot } from './servers/dovecot.ts';
import { describeWith } from './servers/program.ts';

describeWith({ dovecot: 'dovecot-imapd', openssl: 'openssl' }, 'a mailbox of Dovecot', () => {
  let server: Dovecot;
  beforeEach(async () => {
    server = await startDovecot();
  });
  afterEach(() => server.stop());

  test('mails come in', async () => {
    server.deliver(
      'Message-ID: <1@contoh.invalid>\r\nFrom: Warga Contoh <warga@contoh.invalid>\r\nSubject: Lampu mati\r\n\r\nLampu jalan mati.\r\n',
    );
    const pulled = await pullPages(mailConnector, {
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      ...LOGIN,
      timezone: 'Asia/Jakarta',
      system: 'surel',
      privacy: { anonymous: false, secret: false },
    });
    console.log(JSON.stringify(pulled, null, 1));
    expect(pulled.failure).toBeNull();
  });
});
