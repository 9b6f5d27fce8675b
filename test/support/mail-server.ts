import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server on a free port of this machine. */
export class MailServer {
  readonly mails: ParsedMail[] = [];
  /** Refuses recipients with this status; null: takes all. */
  refuseWith: number | null = null;

  private constructor(private readonly server: SMTPServer) {}

  /** Opens it. Call `close` in `afterAll`. */
  static async open(): Promise<MailServer> {
    const server = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false },
      onRcptTo: ({ address }, _, done) => {
        const status = box.refuseWith;
        done(status === null ? null : Object.assign(new Error(`${address} is not here`), { responseCode: status }));
      },
      onData: (stream, _, done) => {
        simpleParser(stream).then((mail) => {
          box.mails.push(mail);
          done();
        }, done);
      },
    });
    const box = new MailServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return box;
  }

  /** Its address. */
  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  close = () => new Promise<void>((resolve) => this.server.close(resolve));
}
