import {
  type Answer,
  type ComplaintDraft,
  type NormalizeInfo,
  privacyByWords,
  type RawRecord,
  SourceError,
} from '../../kit/index.ts';
import { isOwn, type MailConfig } from '../mailbox/mailbox.ts';
import { sentAt } from '../message/clock.policy.ts';
import { conversationOf, type Message } from '../message/message.ts';
import { ownText } from '../text/reply.parser.ts';
import { bareSubject, ticketsOf } from '../text/subject.parser.ts';

/**
 * A conversation as one complaint: the first mail of a citizen with what was added later; mails of the agency are
 * answers. Pure. @throws SourceError('record') for one that holds no mail of a citizen
 */
export function complaintOf(raw: RawRecord, { config, status }: NormalizeInfo<MailConfig>): ComplaintDraft {
  const { id, messages } = conversationOf(raw);
  const byCitizens = messages.filter(({ fromAddress }) => !isOwn(fromAddress, config));
  const [first] = byCitizens;
  const last = byCitizens.at(-1);
  if (!first || !last) throw new SourceError('record', 'it holds mails of the agency only.');
  const title = bareSubject(first.subject);
  const statusRaw = statusWordOf(last, config);
  return {
    externalId: id,
    title,
    body: bodyOf(byCitizens, title, config.timezone),
    status: status(statusRaw),
    statusRaw,
    privacy: privacyByWords(
      byCitizens.flatMap(({ subject, text }) => [subject ?? '', ownText(text)]),
      config.privacy,
    ),
    occurredAt: sentAt(first),
    updatedAt: messages.map(sentAt).sort().at(-1) ?? null,
    reporter: { name: first.fromName, ids: [{ kind: 'EMAIL', value: first.fromAddress, verified: false }] },
    attachments: byCitizens.flatMap(({ attachments }) =>
      attachments.map(({ name, ...facts }) => ({ name: name ?? 'attachment', url: null, ...facts })),
    ),
    numbers: numbersOf(messages, config),
    sourceChannel: 'E-mail',
    answers: messages.filter(({ fromAddress }) => isOwn(fromAddress, config)).map(answerOf),
  };
}

/** The newest mail counts: a citizen who writes again opens the complaint again. */
const statusWordOf = ({ folder, flags }: Message, config: MailConfig): string =>
  Object.keys(config.flags).find((flag) => flags.some((set) => set.toLowerCase() === flag.toLowerCase())) ?? folder;

/** The first mail's text, then each later one under the time it was sent. A mail without text says what its subject says. */
function bodyOf([first, ...later]: Message[], title: string | null, timezone: string): string {
  const text = first ? ownText(first.text) || first.text : '';
  const followUps = later.flatMap((message) => {
    const added = ownText(message.text);
    return added === '' ? [] : [`[${clockOf(sentAt(message), timezone)}]\n${added}`];
  });
  return [text || title || '', ...followUps].join('\n\n');
}

/** "2026-03-17 10:00 WIB"-like, in the mailbox's zone: stable, so that a replay says the same. */
const clockOf = (instant: string, timezone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(instant),
  );

function numbersOf(messages: Message[], { tickets, system }: MailConfig): ComplaintDraft['numbers'] {
  const numbers = new Set(messages.flatMap(({ subject }) => ticketsOf(subject, tickets)));
  return [...numbers].map((id) => ({ system, id, name: null }));
}

const answerOf = (message: Message): Answer => ({
  at: sentAt(message),
  by: message.fromName,
  text: ownText(message.text) || message.text || (message.subject ?? ''),
});
