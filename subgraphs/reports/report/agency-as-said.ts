import { Field, ObjectType } from 'type-graphql';

/** An agency as a source names it. Stored inside the report. */
@ObjectType({ description: 'An agency as a source names it.' })
export class AgencyAsSaid {
  @Field(() => String, { description: 'System whose key and name these are.' })
  system!: string;

  @Field(() => String, { nullable: true, description: 'Its key there.' })
  id!: string | null;

  @Field(() => String, { nullable: true, description: 'Its name there.' })
  name!: string | null;
}
