import { createTransport, type Transporter } from 'nodemailer';
import type { HubConfig } from '../../common/config/config.ts';
import type { NoticeDelivery } from './notice-delivery.entity.ts';
import { failed, type Sent } from './sent.ts';

const TIMEOUT_MS = 10_000;

/** A connection to the mail server of the hub; null: none is set. Close it after use. */
export const openMail = ({ SMTP_URL }: HubConfig): Transporter | null =>
  SMTP_URL === undefined
    ? null
    : createTransport({
        ...{ url: SMTP_URL, disableFileAccess: true, disableUrlAccess: true },
        ...{ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
      });

/** Sends a notice as plain text. Its Message-ID is the same at every try. */
export async function sendMail(
  mail: Transporter | null,
  sender: string,
  target: string,
  notice: NoticeDelivery,
): Promise<Sent> {
  if (!mail) return failed('This hub sends no e-mail. Its operator has to set SMTP_URL.');
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  try {
    await mail.sendMail({
      ...{ from: sender, to: target, subject: notice.subject, text: `${notice.words}\n` },
      messageId: `<${notice.id}@${domain}>`,
      headers: {
        // RFC 3834: no holiday note answers it. RFC 2369: how to end it.
        'Auto-Submitted': 'auto-generated',
        'List-Unsubscribe': `<mailto:${sender}?subject=unsubscribe%20${notice.subscriptionId}>`,
      },
    });
    return { how: 'ARRIVED' };
  } catch (error) {
    return refused(error as { code?: string; command?: string; responseCode?: number });
  }
}

/** 5xx to the recipient or the message is for good (RFC 5321); anything else may pass. What the server wrote may name a person. */
function refused({ code, command, responseCode }: { code?: string; command?: string; responseCode?: number }): Sent {
  if (responseCode === undefined) return failed(`The mail server does not answer (${code ?? 'connection failed'}).`);
  const final = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
  return failed(`The mail server refused with ${responseCode} (${command ?? 'session'}).`, final);
}
