import { Field, Int, ObjectType } from 'type-graphql';
import { EscalationLevel } from '../alarm/alarm-kind.ts';
import { SlaClock } from '../clock/sla-clock.entity.ts';

/** How a report stands with its deadlines. */
@ObjectType({ description: 'How a report stands with its deadlines.' })
export class ReportSla {
  @Field(() => SlaClock, {
    nullable: true,
    description:
      'The clock that counts now: an office’s running duty before one that stands still, before a window of the reporter; of equals the earliest due. Null: nothing runs.',
  })
  strictest!: SlaClock | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Working days left until its due day; 0: due today; negative: so many working days late. Null: nothing runs, or it stands still.',
  })
  workingDaysLeft!: number | null;

  @Field(() => EscalationLevel, { nullable: true, description: 'Highest rung told of that clock; null: none.' })
  level!: EscalationLevel | null;

  @Field(() => [SlaClock], { description: 'All its clocks, in the order of the stages.' })
  clocks!: SlaClock[];
}
