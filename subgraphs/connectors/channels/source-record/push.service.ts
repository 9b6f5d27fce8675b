import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../../common/database/audit.ts';
import { once } from '../../../common/database/idempotency.ts';
import { forkFor } from '../../../common/database/row-security.ts';
import { hubError } from '../../../common/errors/hub-error.ts';
import { SYSTEM_VIEWER } from '../../../common/identity/viewer.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import { CONNECTORS } from '../../families.ts';
import type { Complaint } from '../../kit/complaint.ts';
import type { Json, RawRecord } from '../../kit/json.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { Run } from '../../ledger/run.entity.ts';
import { isClosed } from '../../runner/closed.ts';
import { handedInReader } from '../../runner/history/channel-values.ts';
import { storable } from '../../runner/record-fault.policy.ts';
import { recordPage } from '../../runner/record-page.ts';
import { replayDeadLetters } from '../../runner/replay.ts';
import type { Rights } from '../rights.ts';
import type { ComplaintInput } from './complaint.inputs.ts';
import {
  MAX_PUSHED,
  type PushedRecord,
  type PushResult,
  type PushSourceRecordsInput,
  type ReplayDeadLettersInput,
} from './source-record.inputs.ts';

/** How much of an id that cannot be used is given back, so that its sender finds it. */
const SHOWN_ID = 200;

/** State of a channel that has just pushed. */
const WORKING = { failures: 0, errorCode: null, errorMessage: null, errorAt: null };

/** Takes pages from systems that push, and tries dead letters again. Writes through the runner, as a job of the hub. */
export class PushService {
  constructor(
    private readonly runtime: Runtime,
    private readonly rights: Rights,
  ) {}

  /**
   * Commits a pushed page whole; a repeat of the same page gets the same answer.
   * @throws FORBIDDEN, CHANNEL_NOT_FOUND, CHANNEL_BUSY, BAD_USER_INPUT (over 100, retired over a year ago), IDEMPOTENCY_KEY_REUSED
   */
  async push(input: PushSourceRecordsInput): Promise<PushResult> {
    if (input.complaints.length > MAX_PUSHED)
      throw hubError('BAD_USER_INPUT', `A page holds at most ${MAX_PUSHED} complaints.`);
    const runId = await this.change('pushSourceRecords', input, async (em, channel) => {
      if (channel.family === 'HUB') throw hubError('BAD_USER_INPUT', 'Reports to the hub itself come by submitReport.');
      if (await isClosed(em, channel, this.runtime.now()))
        throw hubError('BAD_USER_INPUT', `${channel.id} was retired over a year ago; nothing is taken in any more.`);
      const reader = await handedInReader(em, channel.id);
      const { run, items } = await recordPage(em, this.runtime, channel, input.complaints.map(rawOf), reader);
      const ids = input.complaints.map(({ externalId }) => storable(externalId.slice(0, SHOWN_ID)));
      run.verdicts = items.map(({ verdict, reason }, place) => ({ externalId: ids[place]!, verdict, reason }));
      // A page handed in for a channel that is pulled says nothing about its pulls.
      if (!CONNECTORS[channel.family]) Object.assign(channel, WORKING, { lastSuccessAt: run.endedAt });
      return run.id;
    });
    const { verdicts } = await forkFor(this.runtime.orm, SYSTEM_VIEWER).findOneOrFail(Run, { id: runId });
    return { records: verdicts as unknown as PushedRecord[] };
  }

  /** Normalizes the stored raw records of a channel's dead letters again. @throws FORBIDDEN, CHANNEL_NOT_FOUND, CHANNEL_BUSY */
  async replay(input: ReplayDeadLettersInput): Promise<Channel> {
    const id = await this.change('replayDeadLetters', input, async (em, channel) => {
      await replayDeadLetters(em, this.runtime, channel, CONNECTORS[channel.family]);
      return channel.id;
    });
    return forkFor(this.runtime.orm, SYSTEM_VIEWER).findOneOrFail(Channel, { id });
  }

  private change(
    operation: 'pushSourceRecords' | 'replayDeadLetters',
    input: { idempotencyKey: string; channelId: string },
    work: (em: EntityManager, channel: Channel) => Promise<string>,
  ): Promise<string> {
    const { viewer } = this.rights;
    return forkFor(this.runtime.orm, SYSTEM_VIEWER).transactional(async (em) => {
      const channel = await em.findOne(Channel, { id: input.channelId });
      if (!channel) throw hubError('CHANNEL_NOT_FOUND', input.channelId);
      const isOwnMachine = viewer.role === 'CONNECTOR' && this.rights.owns(channel);
      if (!(isOwnMachine && operation === 'pushSourceRecords')) this.rights.requireAdminOf(channel.agencyId, operation);
      return once(em, 'connectors', { operation, viewer, input }, async () => {
        const answerId = await work(em, channel);
        await em.flush();
        await writeAudit(em, 'connectors', { viewer, action: operation, subject: channel.id });
        return answerId;
      });
    });
  }
}

/** The pushed complaint as the ledger keeps it: plain JSON, with its place in the page for errors. */
export function rawOf({ anonymous, secret, ...complaint }: ComplaintInput, place: number): RawRecord {
  const pushed: Complaint = JSON.parse(JSON.stringify({ ...complaint, privacy: { anonymous, secret } }));
  const raw: { [key: string]: Json } = { ...(pushed as unknown as RawRecord), _where: `complaints[${place}]` };
  return raw;
}
