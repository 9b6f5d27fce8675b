/** What the rules look at: headers by lower-case name, the sender's address, the subject. */
export interface AutomaticFacts {
  header(name: string): string;
  fromAddress: string;
  subject: string;
}

interface Rule {
  name: string;
  fits(facts: AutomaticFacts): boolean;
}

// Whole formulas only: a citizen may well complain about undelivered parcels or automatic replies.
const BOUNCE_SUBJECT =
  /^(undeliverable:|undelivered mail returned to sender|delivery status notification|mail delivery (failed|system)|returned mail:)/i;
const REPLY_SUBJECT =
  /^(automatic reply|auto[- ]?reply|out of (the )?office|balasan otomatis|jawaban otomatis)( reply)?\s*(:|$)/i;

/** Mails no person wrote to the agency; the first rule that fits counts (RFC 3464, RFC 3834, RFC 2919, RFC 2369). */
const RULES: Rule[] = [
  { name: 'delivery report', fits: ({ header }) => /^multipart\/report/i.test(header('content-type')) },
  { name: 'delivery report', fits: ({ header }) => header('return-path').trim() === '<>' },
  { name: 'delivery report', fits: ({ fromAddress }) => /^(mailer-daemon|postmaster)@/i.test(fromAddress) },
  { name: 'delivery report', fits: ({ subject }) => BOUNCE_SUBJECT.test(subject) },
  {
    name: 'automatic reply',
    fits: ({ header }) => /^auto-(replied|generated|notified)/i.test(header('auto-submitted')),
  },
  { name: 'automatic reply', fits: ({ header }) => header('x-autoreply') !== '' || header('x-autorespond') !== '' },
  { name: 'automatic reply', fits: ({ header }) => /^auto_reply$/i.test(header('precedence').trim()) },
  { name: 'automatic reply', fits: ({ subject }) => REPLY_SUBJECT.test(subject) },
  { name: 'list mail', fits: ({ header }) => header('list-id') !== '' || header('list-unsubscribe') !== '' },
  { name: 'list mail', fits: ({ header }) => /^(bulk|junk|list)$/i.test(header('precedence').trim()) },
  {
    name: 'automatic mail',
    fits: ({ fromAddress }) => /^(no|do-?not|jangan)[._-]?(reply|balas)([._+-]|@)/i.test(fromAddress),
  },
  { name: 'marked as spam', fits: ({ header }) => /^yes/i.test(header('x-spam-flag').trim()) },
];

/** Why the mail is no complaint; null: it may be one. */
export const automaticReason = (facts: AutomaticFacts): string | null =>
  RULES.find(({ fits }) => fits(facts))?.name ?? null;
