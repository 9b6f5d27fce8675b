import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { STAGES, Stage } from '../rule-set/stage.ts';

/** A limit that an agency sets itself below the national one. A newer one takes its place; none is ever changed. */
@Entity({ schema: 'sla', tableName: 'service_standard' })
@ObjectType({ description: 'Standar pelayanan: a limit an agency sets itself and those below it, never a looser one.' })
export class ServiceStandard {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Property({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the agency; it holds for the agencies below it too.' })
  agencyId!: string;

  @Enum({ items: () => [...STAGES], type: 'text' })
  @Field(() => Stage, { description: 'What has to happen in time.' })
  stage!: Stage;

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'It holds for reports received on this day or later.' })
  validFromDay!: string;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Limit in working days.' })
  limitDays!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Decree or source.' })
  decree!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When it was published here.' })
  publishedAt!: Date;
}
