import type { ImapFlowError } from 'imapflow/lib/errors.js';
import type { SourceErrorClass } from '../../kit/source-error.ts';

/** Refusals of a certificate: somebody has to look, a later try would say the same. */
const CERTIFICATE = /^(CERT_|ERR_TLS_CERT|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(GET|VERIFY)|HOSTNAME_MISMATCH)/;

/** Replies that no honest mail server gives. */
const NO_MAIL_SERVER = /^(LiteralTooLarge|LineTooLarge|ResponseTooLarge|TooMany|MAX_IMAP|ParserError)/;

interface Rule {
  when(error: ImapFlowError): boolean;
  errorClass: SourceErrorClass;
  says: string;
}

/** The first that fits counts. Texts of the server are not repeated: they may name a person or a password. */
const RULES: Rule[] = [
  {
    when: ({ code }) => code === 'ETHROTTLE',
    errorClass: 'rate-limited',
    says: 'asks for patience.',
  },
  {
    when: ({ authenticationFailed, serverResponseCode }) =>
      authenticationFailed === true && serverResponseCode !== 'UNAVAILABLE' && serverResponseCode !== 'INUSE',
    errorClass: 'auth',
    says: 'refuses user or password.',
  },
  {
    when: ({ code, tlsFailed }) => CERTIFICATE.test(code ?? '') || (tlsFailed === true && code === undefined),
    errorClass: 'config',
    says: 'shows no certificate that can be trusted, or offers no STARTTLS. See `security` and `authority`.',
  },
  {
    when: ({ code }) => NO_MAIL_SERVER.test(code ?? ''),
    errorClass: 'drift',
    says: 'answers something that is no IMAP, or more than it announced.',
  },
  { when: () => true, errorClass: 'unavailable', says: 'cannot be reached, or dropped the connection' },
];

/** What a failure of the IMAP client means, in words that name no person. */
export function failureOf(error: unknown): {
  errorClass: SourceErrorClass;
  says: string;
  retryAfterSeconds: number | null;
} {
  const known = (typeof error === 'object' && error !== null ? error : {}) as ImapFlowError;
  const { errorClass, says } = RULES.find(({ when }) => when(known))!;
  const code = errorClass === 'unavailable' ? ` (${known.code ?? known.serverResponseCode ?? 'no code'}).` : '';
  const retryAfterSeconds = errorClass === 'rate-limited' ? Math.ceil((known.throttleReset ?? 60_000) / 1000) : null;
  return { errorClass, says: `${says}${code}`, retryAfterSeconds };
}
