import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';

/** What speaks for an agency. */
export const ProposalGround = enumOf(['SIMILAR_REPORT', 'CATEGORY_HISTORY', 'PLACE']);
export type ProposalGround = keyof typeof ProposalGround;

registerEnumType(ProposalGround, {
  name: 'ProposalGround',
  description: 'What speaks for an agency.',
  valuesConfig: {
    SIMILAR_REPORT: { description: 'It has handled reports with the same words.' },
    CATEGORY_HISTORY: { description: 'It has handled reports of this category, and did not return them.' },
    PLACE: { description: 'It answers for the region, or for one around it.' },
  },
});

/** One reason for a proposal, in both languages. */
@ObjectType({ description: 'One reason for a proposal.' })
export class ProposalReason {
  @Field(() => ProposalGround, { description: 'Kind of reason.' })
  ground!: ProposalGround;

  @Field(() => Int, { description: 'Reports it rests on; 0: on the register.' })
  reports!: number;

  @Field(() => String, { description: 'The reason in Indonesian.' })
  indonesian!: string;

  @Field(() => String, { description: 'The reason in English.' })
  english!: string;
}

/** An agency that may be the right one; a person decides. */
@ObjectType({ description: 'An agency that may be the right one for a report; a person decides.' })
export class AgencyProposal {
  /** A field resolver makes a stub of it, hence no @Field. */
  agencyId!: string;

  @Field(() => Float, { description: 'How much speaks for it, 0 to 1.' })
  score!: number;

  @Field(() => [ProposalReason], { description: 'Why, strongest first.' })
  reasons!: ProposalReason[];
}
