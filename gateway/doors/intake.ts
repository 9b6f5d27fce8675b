import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { PUBLIC_VIEWER, type Viewer } from '../../subgraphs/common/identity/viewer.ts';
import type { Ask } from './ask.ts';
import { operation } from './operation.ts';

/** A complaint as `ComplaintInput` takes it, but for its id. */
export type DoorComplaint = Record<string, unknown> & { body: string; anonymous: boolean; secret: boolean };

/** What became of a complaint: its number in the channel, or what is wrong with it. */
export type Intake = { number: string } | { status: 400 | 409 | 503; fault: string };

/** A number is as long as a JavaScript or PHP integer holds exactly. */
const DIGITS = 15;
const JAKARTA_HOURS = 7;

/** The channel's machine that the holder of a key is; null: the key opens nothing. */
export async function machineOf(ask: Ask, request: FastifyRequest, key: string): Promise<Viewer | null> {
  if (key.trim() === '') return null;
  const { data } = await ask.as(PUBLIC_VIEWER, request, operation('channel-of-door-key'), { key });
  const channelId = data?.channelOfDoorKey as string | null | undefined;
  return channelId ? { role: 'CONNECTOR', userId: null, agencyId: null, channelId } : null;
}

/**
 * Hands a complaint in as an ordinary source record of the machine's channel. Old protocols know no key of a request, so
 * the same words of the same sender on one day are one complaint: a call repeated after a time-out gets the same number.
 */
export async function handIn(
  ask: Ask,
  request: FastifyRequest,
  machine: Viewer,
  complaint: DoorComplaint,
  now: Date,
): Promise<Intake> {
  const number = numberOf(machine, complaint, now);
  const complaints = [{ ...complaint, externalId: number, occurredAt: now.toISOString() }];
  const input = { idempotencyKey: `door:${number}`, channelId: machine.channelId, complaints };
  const { data, errors } = await ask.as(machine, request, operation('push-source-records'), { input });
  const [error] = errors ?? [];
  const code = error?.extensions?.code;
  // The repeat differs from the first call by its time alone.
  if (code === 'IDEMPOTENCY_KEY_REUSED') return { number };
  if (error) return { status: code === 'BAD_USER_INPUT' ? 409 : 503, fault: error.message };
  const [taken] = (data as unknown as Pushed).pushSourceRecords.records;
  return taken?.verdict === 'REJECTED' ? { status: 400, fault: taken.reason ?? 'It cannot be taken in.' } : { number };
}

interface Pushed {
  pushSourceRecords: { records: { verdict: string; reason: string | null }[] };
}

function numberOf({ channelId }: Viewer, complaint: DoorComplaint, now: Date): string {
  const day = new Date(now.valueOf() + JAKARTA_HOURS * 3_600_000).toISOString().slice(0, 10);
  const digest = createHash('sha256')
    .update(JSON.stringify([channelId, day, complaint]))
    .digest();
  return String(digest.readBigUInt64BE() % 10n ** BigInt(DIGITS)).padStart(DIGITS, '1');
}
