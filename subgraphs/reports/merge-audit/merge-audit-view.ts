import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/graphql/connection.ts';
import { DateTimeScalar } from '../../common/graphql/scalars.ts';
import { AuditVerdict } from './audit-words.ts';

/** A report as a judge sees it: what it says, where and when, not what became of it. Field resolvers add the rest. */
@ObjectType({ description: 'A report as a judge sees it: what it says, where and when, not what became of it.' })
export class AuditedReport {
  reportId!: string;

  categoryId!: string | null;

  @Field(() => DateTimeScalar, { description: 'When the first system received it.' })
  receivedAt!: Date;
}

/** A pair that waits for a judge. Some were joined by a rule, some only suggested; nothing here tells which. */
@ObjectType('MergeAudit', {
  description:
    'A pair that waits for a judge. Some were joined by a rule, some only suggested; nothing here tells which.',
})
export class MergeAuditView {
  @Field(() => ID, { description: 'Opaque id of this entry.' })
  id!: string;

  @Field(() => AuditedReport, { description: 'One report.' })
  one!: AuditedReport;

  @Field(() => AuditedReport, { description: 'The other.' })
  other!: AuditedReport;
}

/** A page of the audit queue. */
export const MergeAuditConnection = connectionOf('MergeAudit', () => MergeAuditView);

/** A pair once it was judged. */
@ObjectType({ description: 'A pair once it was judged, and what the hub had made of it.' })
export class JudgedMergeAudit {
  @Field(() => ID, { description: 'Opaque id of the entry.' })
  id!: string;

  @Field(() => AuditVerdict, { description: 'What the judge said.' })
  verdict!: AuditVerdict;

  @Field(() => String, { nullable: true, description: 'Rule that had joined them; null: they were only suggested.' })
  rule!: string | null;

  /** A field resolver makes a Report of it. */
  unmergeId!: string | null;
}

/** How well automatic joining did in a category. */
@ObjectType({ description: 'How well a rule did in a category, by the audits of a window.' })
export class CategoryQuality {
  categoryId!: string | null;

  @Field(() => String, { description: 'Rule that joined the pairs.' })
  rule!: string;

  @Field(() => Int, { description: 'Pairs judged in the window.' })
  audited!: number;

  @Field(() => Int, { description: 'Judged the same.' })
  correct!: number;

  @Field(() => Float, { nullable: true, description: 'Share judged the same; null: none was judged.' })
  precision!: number | null;

  @Field(() => Float, { description: 'Lower end of its 95 % interval (Wilson).' })
  lowerBound!: number;

  @Field(() => Boolean, { description: 'Automatic joining by likeness is suspended in this category now.' })
  suspended!: boolean;
}
