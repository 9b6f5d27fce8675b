import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';
import { readByMigrants } from './row-rules.ts';

/** The two who open a gate together. */
export const GateSide = enumOf(['AGENCY', 'CENTRE']);
export type GateSide = keyof typeof GateSide;
registerEnumType(GateSide, {
  name: 'GateSide',
  description: 'The two who open a gate together: the channel’s agency and the centre.',
});

/** One side has put its name under a gate report. It counts for that very report, for five days, until a check turns red. */
@Entity({
  schema: 'connectors',
  tableName: 'gate_signature',
  rowLevelSecurity: 'force',
  policies: [{ name: 'read_by_migrants', using: readByMigrants('channel_id') }],
})
@ObjectType({ description: 'A name under a gate report.' })
export class GateSignature {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  channelId!: string;

  @Property({ type: 'text' })
  toPhase!: string;

  @Property({ type: 'text' })
  hash!: string;

  @Enum({ items: () => Object.values(GateSide), type: 'text' })
  @Field(() => GateSide, { description: 'For whom.' })
  side!: GateSide;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Name of who signed.' })
  name!: string;

  @Property({ type: 'text' })
  byRole!: string;

  @Property({ type: 'text', nullable: true })
  byUserId: string | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => Date, { description: 'When.' })
  at!: Date;

  /** When the report it stands under had become another one; null: it has not. */
  @Property({ type: 'timestamptz', nullable: true })
  lapsedAt: Date | null = null;
}
