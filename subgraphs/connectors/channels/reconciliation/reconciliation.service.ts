import type { EntityManager } from '@mikro-orm/postgresql';
import { newId, uuidsOnly } from '../../../common/database/uuid.ts';
import { hubError } from '../../../common/errors/hub-error.ts';
import { reconcileChannel } from '../../../common/handover/reconcile-channel.topic.ts';
import { Explanation } from '../../ledger/explanation.entity.ts';
import { Finding } from '../../ledger/finding.entity.ts';
import { Reconciliation } from '../../ledger/reconciliation.entity.ts';
import type { ListingSide } from '../../ledger/reconciliation-words.ts';
import type { Acts } from '../acts.ts';
import type { ExplainDifferenceInput, StartReconciliationInput } from './reconciliation.inputs.ts';

/** Asks for comparisons of channels with their sources, and keeps what people explain. */
export class ReconciliationService {
  constructor(private readonly acts: Acts) {}

  /** Asks for a comparison; a worker carries it out. @throws FORBIDDEN, CHANNEL_NOT_FOUND, BAD_USER_INPUT */
  async start(input: StartReconciliationInput): Promise<Reconciliation> {
    const id = await this.acts.carryOut('startReconciliation', input, async (em) => {
      const channel = await this.acts.ownChannel(em, input.channelId, 'reconcile a channel');
      const { from = null, to = null } = input;
      if (from !== null && to !== null && from > to) throw hubError('BAD_USER_INPUT', 'from lies after to.');
      const { id: reconciliationId } = this.put(em, channel.id, 'SOURCE', from, to);
      // The process of an installed connector looks for its own.
      if (channel.connector === null)
        await this.acts.runtime.letterBox.send(em, reconcileChannel, { reconciliationId });
      return reconciliationId;
    });
    return this.acts.em.findOneOrFail(Reconciliation, { id });
  }

  /** A comparison that its caller carries out itself. @throws FORBIDDEN, CHANNEL_NOT_FOUND */
  async open(channelId: string, otherSide: ListingSide): Promise<Reconciliation> {
    return this.acts.em.transactional(async (em) => {
      const channel = await this.acts.ownChannel(em, channelId, 'reconcile a channel');
      return this.put(em, channel.id, otherSide, null, null);
    });
  }

  /** Keeps why the two sides differ about an item. @throws FORBIDDEN, FINDING_NOT_FOUND, BAD_USER_INPUT */
  async explain(input: ExplainDifferenceInput): Promise<Finding> {
    const id = await this.acts.carryOut('explainDifference', input, async (em) => {
      const finding = await em.findOne(Finding, { id: input.findingId });
      if (!finding) throw hubError('FINDING_NOT_FOUND', input.findingId);
      await this.acts.ownChannel(em, finding.channelId, 'explain a difference');
      if (input.reason.trim() === '') throw hubError('BAD_USER_INPUT', 'reason is empty.');
      em.persist(this.explanationOf(finding, input.reason.trim()));
      return finding.id;
    });
    return this.acts.em.findOneOrFail(Finding, { id });
  }

  /** The comparison with this id, or the newest of the channel; null: none the viewer may see. */
  one(channelId: string, id: string | null): Promise<Reconciliation | null> {
    const [known = null] = id === null ? [] : uuidsOnly([id]);
    if (id !== null && known === null) return Promise.resolve(null);
    return this.acts.em.findOne(
      Reconciliation,
      { channelId, ...(known && { id: known }) },
      { orderBy: { id: 'desc' }, refresh: true },
    );
  }

  private put(
    em: EntityManager,
    channelId: string,
    otherSide: ListingSide,
    fromDay: string | null,
    toDay: string | null,
  ) {
    const askedAt = this.acts.runtime.now();
    const facts = { id: newId(askedAt), channelId, fromDay, toDay, otherSide, askedAt, ...this.acts.actor };
    const run = Object.assign(new Reconciliation(), facts);
    em.persist(run);
    return run;
  }

  private explanationOf({ channelId, externalId, kind, sourceHash, hubHash, secret }: Finding, reason: string) {
    const at = this.acts.runtime.now();
    const what = { channelId, externalId, kind, sourceHash, hubHash, secret };
    return Object.assign(new Explanation(), { id: newId(at), ...what, reason, at, ...this.acts.actor });
  }
}
