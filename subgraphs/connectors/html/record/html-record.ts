import { Field, ObjectType } from 'type-graphql';

/** One thing that stood on the pages. */
@ObjectType({ description: 'One thing that stood on the pages of a complaint, as text.' })
export class HtmlField {
  @Field(() => String, { description: 'What the source file calls it, e.g. "receivedAt" or "answers.1.text".' })
  name!: string;

  @Field(() => String, { description: 'What it says.' })
  value!: string;
}

/** The pages a source record was read from. Derived from the ledger, stored nowhere else. */
@ObjectType({ description: 'What the pages of a website said about one complaint.' })
export class HtmlRecord {
  @Field(() => String, { nullable: true, description: 'Address of its own page; null: it stands on the list only.' })
  url!: string | null;

  @Field(() => Date, { description: 'When the version that holds was read.' })
  fetchedAt!: Date;

  @Field(() => [HtmlField], {
    nullable: true,
    description:
      'What the pages said: for CENTRAL_ADMIN, and for AGENCY_ADMIN and CONNECTOR of the channel without what the privacy ' +
      'flags of the report withhold from them. Null: not for this viewer.',
  })
  fields!: HtmlField[] | null;
}
