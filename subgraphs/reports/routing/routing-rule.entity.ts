import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { roleIn, WRITTEN_BY_HUB } from '../../common/database/row-security.ts';
import { connectionOf } from '../../common/graphql/connection.ts';
import { DateTimeScalar } from '../../common/graphql/scalars.ts';

/** Where reports of a category or a region go without a clerk; one rule for each pair of the two. */
@Entity({
  schema: 'reports',
  tableName: 'routing_rule',
  rowLevelSecurity: 'force',
  policies: [
    WRITTEN_BY_HUB,
    { name: 'visible', command: 'select', using: roleIn('LIAISON', 'AGENCY_ADMIN', 'CENTRAL_ADMIN', 'AUDITOR') },
  ],
})
@ObjectType({ description: 'Where new reports of a category or a region go without a clerk.' })
export class RoutingRule {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  /** Null: every category. A field resolver makes a Category of it, hence no @Field. */
  @Property({ type: 'uuid', nullable: true })
  categoryId: string | null = null;

  /** Wilayah code of a province or regency; null: everywhere. */
  @Property({ type: 'text', nullable: true })
  regionCode: string | null = null;

  @Property({ type: 'uuid' })
  agencyId!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'It dispatches; false: it is only kept.' })
  enabled!: boolean;

  @Property({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  changedAt!: Date;
}

/** A page of routing rules. */
export const RoutingRuleConnection = connectionOf('RoutingRule', () => RoutingRule);
