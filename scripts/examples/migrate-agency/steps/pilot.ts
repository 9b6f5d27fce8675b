import { AddPilotReports, ChannelPhases } from '../../../../schema/client/index.ts';
import type { Trip } from '../trip.ts';

/** Chooses the open complaints as the pilot set: offices work on them in the hub, which tells the old application. */
export async function choosePilot({ channel: id, officer, old, say }: Trip): Promise<void> {
  const { channel } = await officer.request(ChannelPhases, { id });
  if ((channel?.pilotReports?.totalCount ?? 0) > 0) return;
  const externalIds = await old.open(100);
  await officer.request(AddPilotReports, { input: { idempotencyKey: `pilot-${id}`, channelId: id, externalIds } });
  say('pilot', `${externalIds.length} open complaints are the pilot set; offices work on them in the hub from now on`);
}
