import { randomUUID } from 'node:crypto';
import { AdvancePhase, type ChannelPhase, Gate, SignGate, WaiveGateCheck } from '../../../../schema/client/index.ts';
import type { Trip } from '../trip.ts';

/** How a gate stands. */
export type GateNow = Awaited<ReturnType<typeof askGate>>;

/** The gate to a phase, each check told. */
export async function lookAtGate(trip: Trip, to: ChannelPhase): Promise<GateNow> {
  const gate = await askGate(trip, to);
  for (const { name, state, because } of gate.checks) trip.say('gate', `${to} ${state.padEnd(6)} ${name} ${because}`);
  return gate;
}

/** The head of the agency and the centre sign the very report they see, by its hash; then the channel moves. */
export async function signAndAdvance({ channel: channelId, head, centre, say }: Trip, to: ChannelPhase, hash: string) {
  const sign = { channelId, to, hash };
  const signers = [
    [head, 'Kepala Dinas Contoh'],
    [centre, 'Pejabat Pusat Contoh'],
  ] as const;
  for (const [hub, name] of signers) {
    await hub.request(SignGate, { input: { ...sign, name, idempotencyKey: randomUUID() } });
    say('sign', `${name} signs the gate to ${to} (${hash.slice(0, 12)})`);
  }
  const reason = `Semua syarat ${to} terpenuhi.`;
  const input = { idempotencyKey: `advance ${hash}`, channelId, phase: to, reason };
  await centre.request(AdvancePhase, { input });
  say('phase', `${channelId} is ${to}`, { phase: to });
}

/** Both sides take a red check upon themselves, by name and for ever. A gate bears one of them. */
export async function waive(
  { channel: channelId, head, centre, say }: Trip,
  to: ChannelPhase,
  check: string,
  reason: string,
) {
  for (const hub of [head, centre]) {
    const input = { idempotencyKey: randomUUID(), channelId, to, check, reason };
    await hub.request(WaiveGateCheck, { input });
  }
  say('waive', `agency and centre waive ${check} of the gate to ${to}: ${reason}`);
}

async function askGate({ channel: channelId, officer }: Trip, to: ChannelPhase) {
  const { channel } = await officer.request(Gate, { channelId, to });
  return channel!.gate!;
}
