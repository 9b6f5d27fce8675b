import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { SlaClock } from '../clock/sla-clock.entity.ts';
import type { SlaContext } from '../context.ts';
import { ReportStub } from '../report/report.stub.ts';
import { Alarm } from './alarm.entity.ts';
import { ofClock } from './alarm-round.policy.ts';

/** What was told about a report. */
@Resolver(() => ReportStub)
export class ReportAlarmResolver {
  @FieldResolver(() => [Alarm], {
    nullable: true,
    description: 'What was told about its deadlines, oldest first, the newest hundred; of merged reports about all.',
  })
  alarms(@Root() { id }: ReportStub, @Ctx() { loaders }: SlaContext): Promise<Alarm[]> {
    return loaders.alarmsOfReport.load(id);
  }
}

/** What was told about a clock. */
@Resolver(() => SlaClock)
export class ClockAlarmResolver {
  @FieldResolver(() => [Alarm], { description: 'What was told about it, oldest first, earlier verdicts included.' })
  async alarms(@Root() clock: SlaClock, @Ctx() { loaders }: SlaContext): Promise<Alarm[]> {
    return ofClock(await loaders.alarmsOfReport.load(clock.reportId), clock);
  }
}
