import { setTimeout as sleep } from 'node:timers/promises';
import { forkFor } from '../../../common/database/row-security.ts';
import { hubError } from '../../../common/errors/hub-error.ts';
import type { Viewer } from '../../../common/identity/viewer.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { healthOf } from './channel-health.policy.ts';

/** How often a watched channel is looked at, ms. */
const PAUSE_MS = 1_000;

/** A channel as its health changes. It is a state, no list of events: who comes back is told the state of now. */
export class HealthWatch {
  constructor(
    private readonly runtime: Runtime,
    private readonly viewer: Viewer,
  ) {}

  /** The channel now, then at each change of health, phase or error; until `signal`. @throws CHANNEL_NOT_FOUND */
  async *of(channelId: string, signal: AbortSignal): AsyncGenerator<Channel> {
    let told = '';
    while (!signal.aborted) {
      const channel = await forkFor(this.runtime.orm, this.viewer).findOne(Channel, { id: channelId });
      if (!channel) throw hubError('CHANNEL_NOT_FOUND', channelId);
      const state = JSON.stringify([healthOf(channel, this.runtime.now()), channel.phase, channel.errorAt]);
      if (state !== told) yield channel;
      told = state;
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => {});
    }
  }
}
