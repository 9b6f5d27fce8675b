import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { agencyInScope, roleIn } from '../../common/database/row-security.ts';
import { connectionOf } from '../../common/graphql/connection.ts';
import { DayScalar } from '../../common/graphql/scalars.ts';

/** Officials are persons: only their own agency and the centre see who they are. */
const OWN_OR_CENTRE = `${roleIn('SYSTEM', 'CENTRAL_ADMIN')} or (${roleIn('AGENCY_ADMIN', 'LIAISON')} and ${agencyInScope('agency_id')})`;

/** The official who handles an agency's complaints (pejabat penghubung). */
@Entity({
  schema: 'agencies',
  tableName: 'liaison_officer',
  rowLevelSecurity: 'force',
  policies: [{ name: 'own_or_centre', using: OWN_OR_CENTRE, check: OWN_OR_CENTRE }],
})
@ObjectType({ description: 'The official who handles an agency’s complaints (pejabat penghubung).' })
export class LiaisonOfficer {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Property({ type: 'uuid' })
  agencyId!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Subject (`sub`) of the official’s token.' })
  userId!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Position held, e.g. "Kepala Seksi Pengaduan"; no person’s name.' })
  position!: string;

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'First day in this duty.' })
  fromDay!: string;

  @Property({ type: 'date', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: 'Last day; null while it lasts.' })
  untilDay: string | null = null;
}

/** A page of liaison officers. */
export const LiaisonOfficerConnection = connectionOf('LiaisonOfficer', () => LiaisonOfficer);
