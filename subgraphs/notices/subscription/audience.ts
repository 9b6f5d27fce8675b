import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** Who gets the notices. Decides of which reports they may be. */
export const Audience = enumOf(['CENTRE', 'AGENCY', 'CHANNEL', 'USER']);
export type Audience = keyof typeof Audience;

/** How notices travel. */
export const Transport = enumOf(['WEBHOOK', 'EMAIL']);
export type Transport = keyof typeof Transport;

/** Language of the words of a notice. */
export const NoticeLanguage = enumOf(['ID', 'EN']);
export type NoticeLanguage = keyof typeof NoticeLanguage;

registerEnumType(Audience, {
  name: 'NoticeAudience',
  description: 'Who gets the notices; decides of which reports they may be.',
  valuesConfig: {
    CENTRE: { description: 'Admin pusat: every report.' },
    AGENCY: {
      description: 'An agency: reports for which it or an agency below it answers, or that its channel brought.',
    },
    CHANNEL: { description: 'A channel: the reports it brought.' },
    USER: { description: 'A person of an agency, like AGENCY; without an agency only reports everybody may know of.' },
  },
});
registerEnumType(Transport, {
  name: 'NoticeTransport',
  description: 'How notices travel.',
  valuesConfig: {
    WEBHOOK: { description: 'HTTPS POST, signed as Standard Webhooks say.' },
    EMAIL: { description: 'Plain text by e-mail.' },
  },
});
registerEnumType(NoticeLanguage, {
  name: 'NoticeLanguage',
  description: 'Language of the words of a notice.',
  valuesConfig: { ID: { description: 'Bahasa Indonesia.' }, EN: { description: 'English.' } },
});
