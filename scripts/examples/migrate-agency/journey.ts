import { type ChannelPhase, ChannelPhases } from '../../../schema/client/index.ts';
import { compare, pull } from './steps/compare.ts';
import { lookAtGate, signAndAdvance, waive } from './steps/gate.ts';
import { importHistory } from './steps/history.ts';
import { mapValues } from './steps/map.ts';
import { confirmPrivacy, register } from './steps/register.ts';
import type { Trip } from './trip.ts';

/** What is done in a phase, as often as this client runs in it, and the phase it leads to. */
interface Leg {
  to: ChannelPhase;
  work(trip: Trip): Promise<void>;
}

const LEGS: Partial<Record<ChannelPhase, Leg>> = {
  REGISTERED: { to: 'SHADOW', work: enter },
};

/** Goes on as far as gates are open. @returns ARRIVED at `end`; WAITS: a gate needs days, or people; come again */
export async function travel(trip: Trip, end: ChannelPhase): Promise<'ARRIVED' | 'WAITS'> {
  await register(trip);
  for (;;) {
    const phase = await phaseOf(trip);
    const leg = LEGS[phase];
    if (phase === end || !leg) return 'ARRIVED';
    await leg.work(trip);
    const gate = await lookAtGate(trip, leg.to);
    if (!gate.signable) return 'WAITS';
    await signAndAdvance(trip, leg.to, gate.hash);
  }
}

async function phaseOf({ channel: id, officer }: Trip): Promise<ChannelPhase> {
  const { channel } = await officer.request(ChannelPhases, { id });
  return channel!.phase;
}

/** REGISTERED: history first (silent, judged as the past), then the hub reads by itself. */
async function enter(trip: Trip): Promise<void> {
  await importHistory(trip, true);
  await mapValues(trip);
  await importHistory(trip, false);
  await pull(trip);
  await compare(trip);
  await confirmPrivacy(trip);
  const { checks } = await lookAtGate(trip, 'SHADOW');
  if (checks.find(({ name }) => name === 'CONFORMANCE_PASSED')?.state === 'RED')
    await waive(trip, 'SHADOW', 'CONFORMANCE_PASSED', 'Konektor SQL bawaan hub, pengaturan diperiksa bersama.');
}
