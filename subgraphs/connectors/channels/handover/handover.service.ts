import { LockMode } from '@mikro-orm/core';
import { uuidsOnly } from '../../../common/database/uuid.ts';
import { hubError } from '../../../common/errors/hub-error.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { Handover } from '../../ledger/handover.entity.ts';
import { handoverFile } from '../../runner/handover/handover-file.ts';
import { confirmReceipt } from '../../runner/handover/receipts.ts';
import type { Acts } from '../acts.ts';
import type { ConfirmHandoverInput, HandoverCounts, HandoverFile } from './handover.inputs.ts';

/** Receipts one call takes. */
const MOST_RECEIPTS = 10_000;
/** Hand-overs that are listed. */
const NEWEST = 20;

/** What goes over to old systems when their channels go back. */
export class HandoverService {
  constructor(private readonly acts: Acts) {}

  /** Hand-overs of a channel, the newest first. */
  list({ id: channelId }: Channel): Promise<Handover[]> {
    return this.acts.em.find(Handover, { channelId }, { orderBy: { number: 'desc' }, limit: NEWEST });
  }

  /** How far one is; null for viewers who do not own the channel: its counts would count what is secret. */
  async counts({ id, channelId }: Handover): Promise<HandoverCounts | null> {
    if (!this.acts.rights.owns(await this.acts.em.findOneOrFail(Channel, { id: channelId }))) return null;
    const [counts] = await this.acts.em.execute<HandoverCounts[]>(COUNTS, [id]);
    return counts!;
  }

  /** The file of one that waits for its receipt; null: it does not, or the viewer may not move the channel. */
  async file(handover: Handover): Promise<HandoverFile | null> {
    const { id, agencyId } = await this.acts.em.findOneOrFail(Channel, { id: handover.channelId });
    if (handover.state !== 'OPEN' || !this.acts.rights.isAdminOf(agencyId)) return null;
    const file = await handoverFile(this.acts.em, this.acts.runtime.config.HUB_SECRET, handover);
    return { name: `${id}-serah-terima-${String(handover.number).padStart(4, '0')}.csv`, ...file };
  }

  /** Keeps the receipt of a file. @throws HANDOVER_NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async confirm(input: ConfirmHandoverInput): Promise<Handover> {
    const id = await this.acts.carryOut('confirmHandover', input, async (em) => {
      const known = uuidsOnly([input.handoverId]).length > 0;
      const handover = known
        ? await em.findOne(Handover, { id: input.handoverId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
        : null;
      if (!handover) throw hubError('HANDOVER_NOT_FOUND', input.handoverId);
      await this.acts.ownChannel(em, handover.channelId, 'confirm a hand-over');
      if (input.name.trim() === '') throw hubError('BAD_USER_INPUT', 'name is empty.');
      if (input.receipts.length > MOST_RECEIPTS)
        throw hubError('BAD_USER_INPUT', `receipts takes ${MOST_RECEIPTS} at most.`);
      const { config, now } = this.acts.runtime;
      const terms = { ...input, name: input.name.trim(), secret: config.HUB_SECRET, now: now() };
      const fault = await confirmReceipt(em, handover, terms);
      if (fault) throw hubError('BAD_USER_INPUT', fault);
      return handover.id;
    });
    return this.acts.em.findOneOrFail(Handover, { id }, { refresh: true });
  }
}

const COUNTS = `select count(*)::int as "all", count(*) filter (where state = 'DONE')::int as there,
    count(*) filter (where state = 'UNCERTAIN')::int as uncertain, count(*) filter (where state = 'FAILED')::int as refused
  from connectors.handover_item where handover_id = ?`;
