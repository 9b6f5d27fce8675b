import { ChannelPhases, RegisterChannel } from '../../../../schema/client/index.ts';
import { SETTINGS } from '../settings.ts';
import type { Trip } from '../trip.ts';

/** Between two pulls by the schedule, seconds: a day. */
const DAY = 86_400;

/** Registers the channel; the centre does it, because the settings name a variable of the hub's workers. */
export async function register({ channel: id, agencyId, centre, say }: Trip): Promise<void> {
  const { channel } = await centre.request(ChannelPhases, { id });
  if (channel) return say('register', `${id} is registered; it is ${channel.phase}`);
  const input = { id, agencyId, name: 'Suara Warga (aplikasi lama)', family: 'SQL' as const, settings: SETTINGS };
  await centre.request(RegisterChannel, {
    input: { ...input, idempotencyKey: `register-${id}`, secondsBetweenPulls: DAY },
  });
  say('register', `${id} is registered by the centre; nobody sees its records yet`);
}
