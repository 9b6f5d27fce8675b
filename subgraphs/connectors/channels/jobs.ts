import { forkFor } from '../../common/database/row-security.ts';
import { HubError } from '../../common/errors/hub-error.ts';
import type { JobStarter } from '../../common/graphql/subgraph-parts.ts';
import { deliverPushes } from '../../common/handover/deliver-pushes.topic.ts';
import { directoryChanged } from '../../common/handover/directory-changed.topic.ts';
import { dryImport } from '../../common/handover/dry-import.topic.ts';
import { handOver } from '../../common/handover/hand-over.topic.ts';
import { numbersProbed } from '../../common/handover/numbers-probed.topic.ts';
import { pullChannel } from '../../common/handover/pull-channel.topic.ts';
import { pushStatus } from '../../common/handover/push-status.topic.ts';
import { reconcileChannel } from '../../common/handover/reconcile-channel.topic.ts';
import { reportsGathered } from '../../common/handover/reports-gathered.topic.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { CONNECTORS } from '../families.ts';
import { keepGathered } from '../runner/handover/gathered.ts';
import { carryHandoverOut } from '../runner/handover/hand-over.job.ts';
import { dryImport as countSource } from '../runner/history/dry-import.ts';
import { pullChannel as pull } from '../runner/pull-run.ts';
import { acceptPushes } from '../runner/push/accept-pushes.ts';
import { deliverPushes as deliver } from '../runner/push/deliver-pushes.ts';
import { reconcile } from '../runner/reconcile/reconcile.ts';
import { directory } from '../runner/sources.ts';
import { keepProbes } from './proof/probe-page.ts';

/** Pulls that may be under way in one process. */
const PULLS_AT_ONCE = 4;
/** Sources that may be listed at once in one process. */
const LISTINGS_AT_ONCE = 2;

/** Reads the register of agencies, the orders to pull, and what sources are to be told. */
export const startJobs: JobStarter = async (runtime) => {
  await runtime.letterBox.receive(directoryChanged, 'connectors', (letter) =>
    forkFor(runtime.orm, SYSTEM_VIEWER).transactional(async (em) => {
      await directory.takeIn(em, letter);
      await em.execute(FIND_OWNERS);
    }),
  );
  await runtime.letterBox.receive(pushStatus, 'connectors', ({ pushes }) =>
    forkFor(runtime.orm, SYSTEM_VIEWER).transactional((em) => acceptPushes(em, runtime, pushes)),
  );
  const tell = ({ channelId }: { channelId: string }, signal: AbortSignal) =>
    deliver(runtime, channelId, { connectors: CONNECTORS, variables: runtime.variables, signal });
  await runtime.letterBox.receive(deliverPushes, 'connectors', tell, PULLS_AT_ONCE);
  const order = (what: PullOrder, signal: AbortSignal) => obey(runtime, what, signal);
  await runtime.letterBox.receive(pullChannel, 'connectors', order, PULLS_AT_ONCE);
  await runtime.letterBox.receive(numbersProbed, 'connectors', (answers) => keepProbes(runtime, answers));
  await runtime.letterBox.receive(reportsGathered, 'connectors', (page) => keepGathered(runtime, page));
  await runtime.letterBox.receive(handOver, 'connectors', ({ handoverId }, signal) =>
    carryHandoverOut(runtime, handoverId, CONNECTORS, signal),
  );
  const compare = ({ reconciliationId }: { reconciliationId: string }, signal: AbortSignal) =>
    reconcile(runtime, reconciliationId, { connectors: CONNECTORS, variables: runtime.variables, signal });
  await runtime.letterBox.receive(reconcileChannel, 'connectors', compare, LISTINGS_AT_ONCE);
  const count = ({ importRunId }: { importRunId: string }, signal: AbortSignal) =>
    countSource(runtime, importRunId, { connectors: CONNECTORS, variables: runtime.variables, signal });
  await runtime.letterBox.receive(dryImport, 'connectors', count, LISTINGS_AT_ONCE);
};

/** What a letter asks for. */
type PullOrder = { channelId: string; backfill?: boolean | undefined };

/** An order that cannot be followed (another worker is at it, the channel was retired) is over: the schedule sends more. */
async function obey(runtime: Runtime, { channelId, backfill }: PullOrder, signal: AbortSignal): Promise<void> {
  // A backfill never waits for a pull: it comes again.
  const terms = backfill ? { backfill, patienceMs: 0 } : {};
  try {
    await pull(runtime, channelId, { connectors: CONNECTORS, variables: runtime.variables, signal, ...terms });
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    runtime.log.info({ channel: channelId, code: error.code }, 'not pulled');
  }
}

/** A source may name its owner by a key that the register learns only later. */
const FIND_OWNERS = `update connectors.channel c set agency_id = a.id from connectors.directory_agency a
  where c.agency_id is null and c.agency_system is not null and a.identifiers @> array[c.agency_system || ':' || c.agency_value]`;
