import { Field, ObjectType } from 'type-graphql';

/** One field of an item. */
@ObjectType({ description: 'One field of an item of a web API, as text.' })
export class RestField {
  @Field(() => String, { description: 'Its name at the source, e.g. "isi" or "tanggapan.1.teks".' })
  name!: string;

  @Field(() => String, { description: 'What it says.' })
  value!: string;
}

/** The item a source record was read from. Derived from the ledger, stored nowhere else. */
@ObjectType({ description: 'What a web API said about one complaint.' })
export class RestRecord {
  @Field(() => Date, { description: 'When the version that holds was read.' })
  fetchedAt!: Date;

  @Field(() => [RestField], {
    nullable: true,
    description:
      'All it said: for CENTRAL_ADMIN, and for AGENCY_ADMIN of the channel, with personal numbers masked, unless the ' +
      'reporter is anonymous. Null: not for this viewer.',
  })
  fields!: RestField[] | null;
}
