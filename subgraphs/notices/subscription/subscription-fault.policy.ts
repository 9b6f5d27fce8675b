import type { NoticeKind } from '../event/notice-kind.ts';
import type { Audience, Transport } from './audience.ts';

/** What is asked for, as far as it can be wrong. */
export interface WantedSubscription {
  name: string;
  audience: Audience;
  agencyId: string | null;
  channelId: string | null;
  kinds: readonly NoticeKind[];
}

/** How this hub sends. */
export interface Sending {
  /** A mail server is set. */
  mail: boolean;
  /** Inner networks may be called, and without TLS. */
  inner: boolean;
}

const LONGEST_NAME = 100;
const LONGEST_TARGET = 2_000;
/** One plain address, no display name, no list, no control character: it goes into a header. */
const MAILBOX = /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

/** What is wrong with a subscription beside its address, said so that it can be mended; null: nothing. */
export function subscriptionFault(wanted: WantedSubscription): string | null {
  const { name, audience, agencyId, channelId, kinds } = wanted;
  if (name.trim().length === 0 || name.length > LONGEST_NAME) return `name takes 1 to ${LONGEST_NAME} characters.`;
  if (kinds.length === 0) return 'kinds names nothing. Name at least one kind of notice.';
  if (kinds.includes('TEST')) return 'kinds names TEST, which is sent by sendTestNotice only.';
  if (audience === 'AGENCY' && agencyId === null) return 'The audience AGENCY takes agencyId.';
  if (audience === 'CHANNEL' && channelId === null) return 'The audience CHANNEL takes channelId.';
  return null;
}

/** What is wrong with the address notices are to go to; null: nothing. */
export function targetFault(transport: Transport, target: string, { mail, inner }: Sending): string | null {
  if (target.length > LONGEST_TARGET) return `target takes at most ${LONGEST_TARGET} characters.`;
  if (transport === 'EMAIL') {
    if (!mail) return 'This hub sends no e-mail. Its operator has to set SMTP_URL.';
    return MAILBOX.test(target) ? null : 'target has to be one e-mail address, such as "petugas@instansi.go.id".';
  }
  const url = URL.canParse(target) ? new URL(target) : null;
  if (url?.protocol !== 'https:' && !(inner && url?.protocol === 'http:'))
    return 'target has to be an address that begins with https://.';
  if (url.username || url.password) return 'target bears a user or a password. Rely on the signature instead.';
  return url.hash ? 'target bears a fragment (#), which no server gets to see.' : null;
}

/** What of an address everybody with a right to the subscription sees: no name of a person, no token. */
export const shownTarget = (transport: Transport, target: string): string =>
  transport === 'EMAIL' ? `***@${target.slice(target.lastIndexOf('@') + 1)}` : new URL(target).origin;
