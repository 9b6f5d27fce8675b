import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import type { NoticesContext } from '../context.ts';
import { ReportNews, ReportNewsFilter } from './report-news.ts';
import { cursorOfEvent, type StreamedEvent } from './streamed-event.ts';

/** What happens to reports, as it happens. */
@Resolver(() => ReportNews)
export class StreamResolver {
  @Subscription(() => ReportNews, {
    description:
      'What happens to reports, as it happens: a new report, a new status, a due day that comes near or has passed. Each viewer hears of what he may see when it happens. Come back with `after` to miss nothing.',
    subscribe: ({ args, context }) => {
      const { services, signal } = context as NoticesContext;
      return services.stream.events(args.filter ?? {}, args.after ?? null, signal);
    },
  })
  reportNews(
    @Root() { kind, at, facts, report, tx, key }: StreamedEvent,
    @Arg('filter', () => ReportNewsFilter, { nullable: true }) _filter: ReportNewsFilter | null,
    @Arg('after', () => String, { nullable: true, description: 'cursor of the last event heard; absent: from now on.' })
    _after: string | null,
  ): ReportNews {
    return { cursor: cursorOfEvent({ tx, key }), kind, at, ...facts, report: { id: report.reportId } };
  }
}
