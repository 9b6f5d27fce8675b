import { subgraphParts } from '../common/graphql/subgraph-parts.ts';
import { AgencyStub } from './agency/agency.stub.ts';
import { type NoticesContext, noticesContext } from './context.ts';
import { noticesDatabase } from './database.ts';
import { startDelivering } from './delivery/delivery.job.ts';
import { DeliveryResolver } from './delivery/delivery.resolver.ts';
import { noticesGauges } from './gauges.ts';
import { startJobs } from './jobs.ts';
import { seedNotices } from './seed.ts';
import { ReportStub } from './stream/report-news.ts';
import { StreamResolver } from './stream/stream.resolver.ts';
import { SubscriptionResolver } from './subscription/subscription.resolver.ts';
import { TemplateResolver } from './template/template.resolver.ts';

/** The subgraph of notices: who is told what, and how it went. */
export const notices = subgraphParts<NoticesContext>({
  name: 'notices',
  database: noticesDatabase,
  resolvers: [SubscriptionResolver, DeliveryResolver, TemplateResolver, StreamResolver],
  orphanedTypes: [AgencyStub, ReportStub],
  references: { Agency: (reference) => reference, Report: (reference) => reference },
  context: noticesContext,
  gauges: noticesGauges,
  jobs: startJobs,
  schedule: startDelivering,
  seed: seedNotices,
});
