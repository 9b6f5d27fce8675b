import { Field, ID, InputType } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { AgencyKind } from './agency-kind.ts';

/** Which agencies a list shows; absent parts do not narrow. */
@InputType({ description: 'Which agencies a list shows; absent parts do not narrow it.' })
export class AgencyFilter {
  @Field(() => ID, { nullable: true, description: 'Only those directly below this agency.' })
  parentId?: string | null;

  @Field(() => AgencyKind, { nullable: true, description: 'Only this kind.' })
  kind?: AgencyKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only those bearing this name now or earlier; case and abbreviations do not matter.',
  })
  named?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those that answer for this region (wilayah code) itself.' })
  regionId?: string | null;
}

/** A key in another system. */
@InputType({ description: 'A key in another system.' })
export class AgencyIdentifierInput {
  @Field(() => String, { description: 'System that gave the key, e.g. "sp4n-lapor".' })
  system!: string;

  @Field(() => String, { description: 'The key there.' })
  value!: string;
}

/** A new agency. */
@InputType({ description: 'A new agency.' })
export class RegisterAgencyInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Official name, in Indonesian.' })
  name!: string;

  @Field(() => AgencyKind, { description: 'Kind of body.' })
  kind!: AgencyKind;

  @Field(() => ID, {
    nullable: true,
    description: 'Agency above it; only a ministry, institution or regional government has none.',
  })
  parentId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'IANA zone; absent: that of the agency above, else Asia/Jakarta.',
  })
  timezone?: string | null;

  @Field(() => DayScalar, { description: 'First day of its existence.' })
  validFromDay!: string;

  @Field(() => [String], { defaultValue: [], description: 'Other names it is known by.' })
  otherNames!: string[];

  @Field(() => [AgencyIdentifierInput], { defaultValue: [], description: 'Its keys in other systems.' })
  identifiers!: AgencyIdentifierInput[];

  @Field(() => [ID], { defaultValue: [], description: 'Regions (wilayah codes) it answers for.' })
  regionIds!: string[];
}

/** A new name. */
@InputType({ description: 'A new name; the old one stays findable.' })
export class RenameAgencyInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Agency to rename.' })
  agencyId!: string;

  @Field(() => String, { description: 'Name from now on.' })
  name!: string;
}

/** The end of an agency. */
@InputType({ description: 'The end of an agency and who answers from then on.' })
export class SucceedAgencyInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Agency that ends.' })
  agencyId!: string;

  @Field(() => [ID], { description: 'Agencies that take over, at least one.' })
  successorIds!: string[];

  @Field(() => DayScalar, { description: 'First day on which the successors answer.' })
  fromDay!: string;
}
