import { Field, ID, InputType } from 'type-graphql';

/** Keeps the rule for a category, a region, or both. */
@InputType({ description: 'Keeps the rule for a category, a region, or both together; a known one is replaced.' })
export class SaveRoutingRuleInput {
  @Field(() => String, { description: 'Name of this intention; a repeat changes nothing.' })
  idempotencyKey!: string;

  @Field(() => ID, { nullable: true, description: 'Category; absent: every category.' })
  categoryId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Province or regency (wilayah code); absent: everywhere.' })
  regionId?: string | null;

  @Field(() => ID, { description: 'Agency that is to get such reports.' })
  agencyId!: string;

  @Field(() => Boolean, { description: 'Dispatch new reports by it from now on.' })
  enabled!: boolean;
}
