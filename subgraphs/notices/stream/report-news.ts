import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql';
import { DayScalar } from '../../common/graphql/scalars.ts';
import { EscalationLevel, NoticeKind, Stage } from '../event/notice-kind.ts';

/** The report of the subgraph reports, by its key. */
@ObjectType('Report')
@Directive('@key(fields: "id")')
export class ReportStub {
  @Field(() => ID)
  id!: string;
}

/** What a listener wants to hear of; absent parts do not narrow it. */
@InputType({ description: 'What a listener wants to hear of; absent parts do not narrow it.' })
export class ReportNewsFilter {
  @Field(() => ID, { nullable: true, description: 'Only of this report.' })
  reportId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of reports for which this agency, or one below it, answers.' })
  agencyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of reports that this channel brought.' })
  channelId?: string | null;

  @Field(() => [NoticeKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: NoticeKind[] | null;
}

/** Something that happened to a report. */
@ObjectType({
  description: 'Something that happened to a report. Nothing about persons, nothing out of the complaint.',
})
export class ReportNews {
  @Field(() => String, {
    description: 'Its place in the stream: pass it as `after`, or as the header Last-Event-ID, to go on behind it.',
  })
  cursor!: string;

  @Field(() => NoticeKind, { description: 'What it is.' })
  kind!: NoticeKind;

  @Field(() => Date, { description: 'When it happened.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'New status; null: a moment of a clock.' })
  status!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Status before; null: the report is new, or a moment of a clock.',
  })
  previousStatus!: string | null;

  @Field(() => Stage, { nullable: true, description: 'Stage of the clock; null: a status.' })
  stage!: Stage | null;

  @Field(() => EscalationLevel, { nullable: true, description: 'Rung that is told; null: none.' })
  level!: EscalationLevel | null;

  @Field(() => DayScalar, { nullable: true, description: 'Due day of the clock; null: a status.' })
  dueDay!: string | null;

  @Field(() => ReportStub, { description: 'The report, as it is when it is asked for.' })
  report!: ReportStub;
}
