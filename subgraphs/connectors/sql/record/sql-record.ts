import { Field, ObjectType } from 'type-graphql';

/** One column of the row. */
@ObjectType({ description: 'One column of the row behind a complaint, as text.' })
export class SqlField {
  @Field(() => String, { description: 'Name of the column at the source.' })
  name!: string;

  @Field(() => String, { description: 'What it holds.' })
  value!: string;
}

/** The row a source record was read from. Derived from the ledger, stored nowhere else. */
@ObjectType({ description: 'What the row of a database said about one complaint.' })
export class SqlRecord {
  @Field(() => String, { description: 'Key of the row, as text.' })
  key!: string;

  @Field(() => [SqlField], {
    nullable: true,
    description:
      'Columns that hold something: for CENTRAL_ADMIN, and for AGENCY_ADMIN and CONNECTOR of the channel unless the ' +
      'privacy flags of the report withhold the row from them. Null: not for this viewer.',
  })
  fields!: SqlField[] | null;
}
