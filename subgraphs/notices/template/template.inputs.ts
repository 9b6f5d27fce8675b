import { Field, InputType } from 'type-graphql';
import { NoticeKind } from '../event/notice-kind.ts';
import { NoticeLanguage } from '../subscription/audience.ts';

/** Words of one kind of notice in one language. */
@InputType({ description: 'Words of one kind of notice in one language, as they are to be from now on.' })
export class SaveNoticeTemplateInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => NoticeKind, { description: 'Kind of notice.' })
  kind!: NoticeKind;

  @Field(() => NoticeLanguage, { description: 'Language of the words.' })
  language!: NoticeLanguage;

  @Field(() => String, { description: 'Subject, one line of at most 150 characters.' })
  subject!: string;

  @Field(() => String, {
    description:
      'The words, plain text, at most 3000 characters. Placeholders: {{nomor}}, {{instansi}}, {{tautan}}; of a status {{status}}; of a clock {{tahap}}, {{tenggat}}, {{tingkat}}.',
  })
  body!: string;
}
