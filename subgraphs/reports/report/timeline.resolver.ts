import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Connection, checkPage, cursorOf, PageArgs, pageOf, readCursor } from '../../common/graphql/connection.ts';
import { AgencyStub } from '../agency/agency.stub.ts';
import type { ReportsContext } from '../context.ts';
import { SourceRecordConnection, type SourceRecordStub } from '../inbox/source-record.stub.ts';
import { Report } from './report.entity.ts';
import { ReportEvent, ReportEventConnection } from './report-event.entity.ts';
import { ReportStatus } from './report-status.ts';

/** What happened to a report, and where it came from. */
@Resolver(() => Report)
export class TimelineResolver {
  @FieldResolver(() => ReportEventConnection, {
    nullable: true,
    description: 'What happened to it, from the first event on.',
  })
  async timeline(
    @Root() { id }: Report,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: ReportsContext,
  ): Promise<Connection<ReportEvent>> {
    checkPage(page);
    const after = readCursor(page.after, 1)?.[0] ?? null;
    const events = await loaders.events.load({ reportId: id, limit: page.first + 1, after });
    return pageOf(
      events,
      page.first,
      ({ seq }) => cursorOf(seq),
      () => loaders.eventCount.load(id),
    );
  }

  @FieldResolver(() => SourceRecordConnection, {
    nullable: true,
    description: 'The records it was made of, in their channels; those of its copies included.',
  })
  async sourceRecords(
    @Root() { id }: Report,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: ReportsContext,
  ): Promise<Connection<SourceRecordStub>> {
    checkPage(page);
    const after = readCursor(page.after, 1)?.[0] ?? null;
    const ids = await loaders.sourceRecords.load({ reportId: id, limit: page.first + 1, after });
    const records = ids.map((sourceRecordId) => ({ id: sourceRecordId }));
    return pageOf(records, page.first, (record) => cursorOf(record.id));
  }
}

/** One event. */
@Resolver(() => ReportEvent)
export class ReportEventResolver {
  @FieldResolver(() => ReportStatus, { nullable: true, description: 'Step it led to; null: it changed none.' })
  status(@Root() { data }: ReportEvent): ReportStatus | null {
    return data.change?.status ?? null;
  }

  @FieldResolver(() => AgencyStub, { nullable: true, description: 'Agency of whoever did it.' })
  actorAgency(@Root() { actorAgencyId }: ReportEvent): AgencyStub | null {
    return actorAgencyId === null ? null : { id: actorAgencyId };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The words that belong to it; null: none, or not for this viewer.',
  })
  message(@Root() { reportId, seq }: ReportEvent, @Ctx() { services }: ReportsContext): Promise<string | null> {
    return services.content.message(reportId, seq);
  }
}
