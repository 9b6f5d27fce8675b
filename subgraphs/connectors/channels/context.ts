import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../common/database/row-security.ts';
import type { ContextMaker } from '../../common/graphql/subgraph-parts.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import { directory } from '../runner/sources.ts';
import { Acts } from './acts.ts';
import { BoardService } from './board/board.service.ts';
import { channelById } from './channel/channel.loader.ts';
import { ChannelService } from './channel/channel.service.ts';
import { HealthWatch } from './channel/health-watch.service.ts';
import { DoorKeyService } from './door-key/door-key.service.ts';
import { GateService } from './gate/gate.service.ts';
import { SigningService } from './gate/signing.service.ts';
import { HandoverService } from './handover/handover.service.ts';
import { HistoryService } from './history/history.service.ts';
import { ImportPagesService } from './history/import-pages.service.ts';
import { ProgressService } from './history/progress.service.ts';
import { ValueService } from './history/value.service.ts';
import { lateArrivalByRecord } from './late-arrival/late-arrival.loader.ts';
import { LateArrivalService } from './late-arrival/late-arrival.service.ts';
import { LedgerService } from './ledger/ledger.service.ts';
import { OldUrlService } from './old-url/old-url.service.ts';
import { PhaseService } from './phase/phase.service.ts';
import { PilotService } from './phase/pilot.service.ts';
import { ProofService } from './proof/proof.service.ts';
import { PushBackService } from './push/push-back.service.ts';
import { OutcomeService } from './reconciliation/outcome.service.ts';
import { ReconciliationService } from './reconciliation/reconciliation.service.ts';
import { RehearsalService } from './rehearsal/rehearsal.service.ts';
import { Rights } from './rights.ts';
import { PushService } from './source-record/push.service.ts';
import { sourceRecordById } from './source-record/source-record.loader.ts';

/** What the resolvers of one request work with. */
export interface ChannelsContext {
  em: EntityManager;
  rights: Rights;
  now: () => Date;
  /** Ends with the listener of a subscription. */
  signal: AbortSignal;
  loaders: {
    channel: ReturnType<typeof channelById>;
    sourceRecord: ReturnType<typeof sourceRecordById>;
    lateArrival: ReturnType<typeof lateArrivalByRecord>;
  };
  services: {
    channel: ChannelService;
    phase: PhaseService;
    pilot: PilotService;
    ledger: LedgerService;
    push: PushService;
    pushBack: PushBackService;
    reconciliation: ReconciliationService;
    outcome: OutcomeService;
    gate: GateService;
    signing: SigningService;
    doorKey: DoorKeyService;
    oldUrl: OldUrlService;
    proof: ProofService;
    lateArrival: LateArrivalService;
    board: BoardService;
    handover: HandoverService;
    rehearsal: RehearsalService;
    history: HistoryService;
    importPages: ImportPagesService;
    values: ValueService;
    progress: ProgressService;
    healthWatch: HealthWatch;
  };
}

/** Of whoever asks once. */
const NEVER = new AbortController().signal;

/** Made anew for every request. */
export const channelsContext: ContextMaker<ChannelsContext> = async (runtime, viewer, _, signal = NEVER) => {
  const system = forkFor(runtime.orm, SYSTEM_VIEWER);
  const scope = viewer.agencyId ? await directory.agenciesUnder(system, viewer.agencyId) : [];
  const em = forkFor(runtime.orm, viewer, scope);
  const rights = new Rights(viewer, scope);
  const acts = new Acts(em, runtime, rights);
  const gate = new GateService(runtime);
  const oldUrl = new OldUrlService(em, runtime, rights);
  const history = new HistoryService(acts);
  return {
    em,
    rights,
    now: runtime.now,
    signal,
    loaders: { channel: channelById(em), sourceRecord: sourceRecordById(em), lateArrival: lateArrivalByRecord(em) },
    services: {
      channel: new ChannelService(acts),
      phase: new PhaseService(acts, gate),
      pilot: new PilotService(acts),
      ledger: new LedgerService(em, rights),
      push: new PushService(runtime, rights),
      pushBack: new PushBackService(em, runtime, rights),
      reconciliation: new ReconciliationService(acts),
      outcome: new OutcomeService(em),
      gate,
      signing: new SigningService(acts, gate),
      doorKey: new DoorKeyService(em, runtime, rights),
      oldUrl,
      handover: new HandoverService(acts),
      rehearsal: new RehearsalService(acts),
      board: new BoardService(acts, gate),
      lateArrival: new LateArrivalService(acts),
      proof: new ProofService(acts, oldUrl),
      history,
      importPages: new ImportPagesService(acts, history),
      values: new ValueService(acts),
      progress: new ProgressService(history, runtime.letterBox, signal),
      healthWatch: new HealthWatch(runtime, viewer),
    },
  };
};
