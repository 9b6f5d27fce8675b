import { Field, Int, ObjectType } from 'type-graphql';

/** What the official interface says about a report. Derived from the ledger, stored nowhere else. */
@ObjectType({ description: 'What an official LAPOR! interface said about one report.' })
export class LaporRecord {
  @Field(() => String, { description: 'Its status as the interface spells it.' })
  statusRaw!: string;

  @Field(() => Int, { description: 'Entries of its logs and follow-ups.' })
  logCount!: number;

  @Field(() => Date, { nullable: true, description: 'Time of the last answer; null: none with a time.' })
  lastFollowUpAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Institution that holds it, as the interface names it: for CENTRAL_ADMIN, and AGENCY_ADMIN and CONNECTOR of the ' +
      'channel. Null: not said, or not for this viewer.',
  })
  institution!: string | null;
}
