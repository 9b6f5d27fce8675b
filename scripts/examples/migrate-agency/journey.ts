import { type ChannelPhase, ChannelPhases } from '../../../schema/client/index.ts';
import { compare, pull } from './steps/compare.ts';
import { explain, explainLate } from './steps/explain.ts';
import { lookAtGate, signAndAdvance, waive } from './steps/gate.ts';
import { moveHistory } from './steps/history.ts';
import { checkNumbers } from './steps/numbers.ts';
import { choosePilot } from './steps/pilot.ts';
import { confirmMapping, confirmSample } from './steps/privacy.ts';
import { probe, proveArchive, rehearse } from './steps/proofs.ts';
import { register } from './steps/register.ts';
import type { Trip } from './trip.ts';

type Step = (trip: Trip) => Promise<unknown>;

/** What is done each time this client runs in a phase, and the phase it leads to. */
const LEGS: Partial<Record<ChannelPhase, { to: ChannelPhase; work: Step[] }>> = {
  // History comes before the first pull: what a pull brings is no history.
  REGISTERED: { to: 'SHADOW', work: [moveHistory, pull, compare, explain] },
  SHADOW: { to: 'DUAL', work: [pull, compare, explain] },
  DUAL: { to: 'HUB_FIRST', work: [choosePilot, pull, compare, explain] },
  HUB_FIRST: { to: 'READ_ONLY', work: [pull, compare, explain] },
  READ_ONLY: { to: 'RETIRED', work: [pull, compare, explain] },
};

/** What can be done at once about a red check. Others turn green with days, or by what people do. */
const REMEDIES: Record<string, Step> = {
  CONFORMANCE_PASSED: waiveConformance,
  PRIVACY_MAPPING_CONFIRMED: confirmMapping,
  PRIVACY_SAMPLED: confirmSample,
  ROLL_BACK_REHEARSED: rehearse,
  OLD_NUMBERS_RESOLVE: probe,
  REDIRECT_ANSWERS: probe,
  NO_LATE_ARRIVAL: explainLate,
  ARCHIVE_MATCHES: proveArchive,
};

/** Goes on as far as gates are open. @returns ARRIVED at `end`; WAITS: a gate needs days, or people; come again */
export async function travel(trip: Trip, end: ChannelPhase): Promise<'ARRIVED' | 'WAITS'> {
  await register(trip);
  for (;;) {
    const phase = await phaseOf(trip);
    const leg = LEGS[phase];
    if (phase === end || !leg) break;
    for (const step of leg.work) await step(trip);
    const gate = await openGate(trip, leg.to);
    if (!gate.signable) return 'WAITS';
    await signAndAdvance(trip, leg.to, gate.hash);
  }
  if ((await phaseOf(trip)) === 'RETIRED' && (await checkNumbers(trip)).length > 0) return 'WAITS';
  return 'ARRIVED';
}

/** The gate after what can be done about its red checks. */
async function openGate(trip: Trip, to: ChannelPhase) {
  const gate = await lookAtGate(trip, to);
  const remedies = gate.checks.flatMap(({ name, state }) => (state === 'RED' ? [REMEDIES[name]] : []));
  const known = new Set(remedies.filter((remedy) => remedy !== undefined));
  if (known.size === 0) return gate;
  for (const remedy of known) await remedy(trip);
  return lookAtGate(trip, to);
}

async function phaseOf({ channel: id, officer }: Trip): Promise<ChannelPhase> {
  const { channel } = await officer.request(ChannelPhases, { id });
  return channel!.phase;
}

/** The settings are those of the hub's own SQL connector; agency and centre looked at them together. */
function waiveConformance(trip: Trip): Promise<void> {
  return waive(trip, 'SHADOW', 'CONFORMANCE_PASSED', 'Konektor SQL bawaan hub; pengaturannya diperiksa bersama.');
}
