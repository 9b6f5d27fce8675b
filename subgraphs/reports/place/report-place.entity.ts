import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { CONTENT_RULES } from '../content/report-content.entity.ts';
import { PlaceAsSaid } from './place-as-said.ts';

/** Where it happened. It can tell who wrote, so it is shown with the content or not at all. */
@Entity({ schema: 'reports', tableName: 'report_place', rowLevelSecurity: 'force', policies: CONTENT_RULES })
@ObjectType({ description: 'Where it happened: as the source says, and as the hub understands it.' })
export class ReportPlace {
  @PrimaryKey({ type: 'uuid' })
  reportId!: string;

  @Property({ type: 'json' })
  @Field(() => PlaceAsSaid, { description: 'As the source says.' })
  said!: PlaceAsSaid;

  /** A field resolver makes a stub of it, hence no @Field. */
  @Property({ type: 'text', nullable: true })
  regionCode: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Where source and register disagree, and what the hub made of it.',
  })
  conflict: string | null = null;
}
