import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  OldDoorProbes,
  ProbeRedirects,
  ProveArchive,
  RegisterOldUrl,
  RehearseRollBack,
} from '../../../../schema/client/index.ts';
import type { Trip } from '../trip.ts';

/** Addresses under which the old application shows complaints. */
const OLD_URL = 'https://suara-lama.invalid/keluhan/{id}';
/** Probes that stand still for so long are over. */
const STILL_MS = 3_000;

/** Going back, rehearsed on a copy of the channel. */
export async function rehearse({ channel: channelId, officer, say }: Trip): Promise<void> {
  const input = { idempotencyKey: randomUUID(), channelId };
  const { rehearseRollBack } = await officer.request(RehearseRollBack, { input });
  const { seconds, items, losses, doubles } = rehearseRollBack;
  say('rehearse', `going back with ${items} records took ${seconds} s: ${losses} lost, ${doubles} double`);
}

/** Has every old number tried, and the old addresses that lead to the hub. */
export async function probe(trip: Trip): Promise<void> {
  const { channel: channelId, officer, say } = trip;
  const pattern = { idempotencyKey: `url-${channelId}`, channelId, pattern: OLD_URL };
  await officer.request(RegisterOldUrl, { input: pattern });
  await officer.request(ProbeRedirects, { input: { idempotencyKey: randomUUID(), channelId } });
  let probes = await probesOf(trip);
  for (
    let still = 0;
    still < STILL_MS && !(probes.resolving === probes.numbers && probes.urls.length > 0);
    still += 300
  ) {
    await sleep(300);
    const now = await probesOf(trip);
    if (now.asked !== probes.asked || now.resolving !== probes.resolving) still = 0;
    probes = now;
  }
  const { numbers, resolving, urls } = probes;
  const leading = urls.filter(({ resolves }) => resolves).length;
  say('numbers', `${resolving} of ${numbers} old numbers resolve, ${leading} of ${urls.length} old addresses`);
}

async function probesOf({ channel: channelId, officer }: Trip) {
  return (await officer.request(OldDoorProbes, { channelId })).channel!.oldDoorProbes!;
}

/** The archive of the old application, hashed as docs/MIGRATION.md says, against what the hub holds. */
export async function proveArchive({ channel: channelId, officer, old, say }: Trip): Promise<void> {
  const archive = await old.archive();
  const { proveArchive } = await officer.request(ProveArchive, {
    input: { idempotencyKey: randomUUID(), channelId, ...archive },
  });
  const { matches, foundRecords } = proveArchive;
  say('archive', `${archive.records} items there, ${foundRecords} here: ${matches ? 'the same' : 'not the same'}`);
}
