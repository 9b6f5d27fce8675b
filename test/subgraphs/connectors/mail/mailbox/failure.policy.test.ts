import { expect, test } from '@jest/globals';
import { failureOf } from '../../../../../subgraphs/connectors/mail/mailbox/failure.policy.ts';

const refused = { authenticationFailed: true, response: 'kata-sandi-contoh salah' };

test.each([
  [{ ...refused, serverResponseCode: 'AUTHENTICATIONFAILED' }, 'auth'],
  [refused, 'auth'],
  [{ ...refused, serverResponseCode: 'UNAVAILABLE' }, 'unavailable'],
  [{ code: 'CERT_HAS_EXPIRED' }, 'config'],
  [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT', tlsFailed: true }, 'config'],
  [{ tlsFailed: true }, 'config'],
  [{ code: 'ECONNRESET', tlsFailed: true }, 'unavailable'],
  [{ code: 'NoConnection' }, 'unavailable'],
  [{ code: 'ETIMEOUT' }, 'unavailable'],
  [{ code: 'LiteralTooLarge' }, 'drift'],
  [{ code: 'ParserError11' }, 'drift'],
  [new Error('lain'), 'unavailable'],
  [null, 'unavailable'],
])('%j is %s, and no text of the server is repeated', (error, errorClass) => {
  const failure = failureOf(error);
  expect(failure.errorClass).toBe(errorClass);
  expect(failure.says).not.toContain('kata-sandi');
});

test('a server that asks for patience says for how long', () =>
  expect(failureOf({ code: 'ETHROTTLE', throttleReset: 90_500 })).toMatchObject({
    errorClass: 'rate-limited',
    retryAfterSeconds: 91,
  }));
