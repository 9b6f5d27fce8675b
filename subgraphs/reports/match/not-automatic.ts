import { Field, ObjectType } from 'type-graphql';

/** A condition of the automatic policy that a pair does not meet, in both languages. */
@ObjectType({ description: 'A condition of automatic joining that a pair does not meet.' })
export class NotAutomatic {
  @Field(() => String, { description: 'Condition, e.g. "agency"; docs/CONSOLIDATION.md lists them.' })
  condition!: string;

  @Field(() => Boolean, { description: 'Not for this viewer: it may be met or not.' })
  hidden!: boolean;

  @Field(() => String, { description: 'Why not, in Indonesian.' })
  indonesian!: string;

  @Field(() => String, { description: 'Why not, in English.' })
  english!: string;
}
