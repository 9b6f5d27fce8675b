import { subgraphParts } from '../../common/graphql/subgraph-parts.ts';
import { CONNECTORS } from '../families.ts';
import { connectorsDatabase } from '../ledger/database.ts';
import { startSweeping } from '../runner/sweep.ts';
import { BoardResolver } from './board/board.resolver.ts';
import { AgencyStub } from './channel/agency.stub.ts';
import { referenceChannel } from './channel/channel.reference.ts';
import { ChannelResolver } from './channel/channel.resolver.ts';
import { type ChannelsContext, channelsContext } from './context.ts';
import { DoorKeyResolver } from './door-key/door-key.resolver.ts';
import { GateResolver } from './gate/gate.resolver.ts';
import { startLapsing } from './gate/lapse.job.ts';
import { channelsGauges } from './gauges.ts';
import { ChannelHandoverResolver, HandoverResolver } from './handover/handover.resolver.ts';
import { ChannelHistoryResolver } from './history/channel-history.resolver.ts';
import { ImportBacklogResolver } from './history/import-backlog.resolver.ts';
import { ImportRunResolver } from './history/import-run.resolver.ts';
import { hooks } from './hooks/hooks.ts';
import { startJobs } from './jobs.ts';
import { ChannelLateArrivalResolver, RecordLateArrivalResolver } from './late-arrival/late-arrival.resolver.ts';
import { ChannelOldUrlResolver, OldUrlResolver } from './old-url/old-url.resolver.ts';
import { PhaseResolver } from './phase/phase.resolver.ts';
import { ProofResolver } from './proof/proof.resolver.ts';
import { PushDeliveryResolver } from './push/push-delivery.resolver.ts';
import { ChannelReconciliationResolver } from './reconciliation/channel-reconciliation.resolver.ts';
import { FindingResolver } from './reconciliation/finding.resolver.ts';
import { ReconciliationResolver } from './reconciliation/reconciliation.resolver.ts';
import { RehearsalResolver } from './rehearsal/rehearsal.resolver.ts';
import { RunResolver } from './run/run.resolver.ts';
import { seedChannels } from './seed.ts';
import { referenceSourceRecord } from './source-record/source-record.reference.ts';
import { SourceRecordResolver } from './source-record/source-record.resolver.ts';

/** The subgraph of channels and source records. */
export const channels = subgraphParts<ChannelsContext>({
  name: 'channels',
  database: connectorsDatabase,
  resolvers: [
    ChannelResolver,
    SourceRecordResolver,
    RunResolver,
    PushDeliveryResolver,
    PhaseResolver,
    GateResolver,
    ReconciliationResolver,
    FindingResolver,
    ChannelReconciliationResolver,
    DoorKeyResolver,
    OldUrlResolver,
    ImportRunResolver,
    ImportBacklogResolver,
    ChannelHistoryResolver,
    ChannelOldUrlResolver,
    ProofResolver,
    BoardResolver,
    HandoverResolver,
    ChannelHandoverResolver,
    RehearsalResolver,
    ChannelLateArrivalResolver,
    RecordLateArrivalResolver,
  ],
  orphanedTypes: [AgencyStub],
  references: { Channel: referenceChannel, SourceRecord: referenceSourceRecord },
  context: channelsContext,
  gauges: channelsGauges,
  jobs: startJobs,
  schedule: async (runtime) => {
    await startSweeping(runtime, CONNECTORS);
    await startLapsing(runtime);
  },
  routes: (runtime) => hooks(runtime),
  seed: seedChannels,
});
