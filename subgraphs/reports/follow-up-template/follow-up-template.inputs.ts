import { Field, ID, InputType } from 'type-graphql';

/** Keeps a template. */
@InputType({ description: 'Keeps a template for follow-ups: a new one, or a known one as it is to be from now on.' })
export class SaveFollowUpTemplateInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { nullable: true, description: 'The template to change; absent: a new one.' })
  templateId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Agency that may use it, with all below it; absent: every agency (CENTRAL_ADMIN). Fixed once it exists.',
  })
  agencyId?: string | null;

  @Field(() => String, { description: 'Short name, at most 100 characters.' })
  title!: string;

  @Field(() => String, {
    description: 'The words, at most 3000 characters. Placeholders: {{nomor}}, {{instansi}}, {{tenggat}}.',
  })
  body!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'No longer to be offered.' })
  retired?: boolean;
}
