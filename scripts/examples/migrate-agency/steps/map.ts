import { randomUUID } from 'node:crypto';
import { MapChannelValues, UnmappedValues, type ValueKind } from '../../../../schema/client/index.ts';
import type { Trip } from '../trip.ts';
import { ANSWERS } from '../words.ts';

/** Kinds of values that the agency has to place. */
const KINDS = ['STATUS', 'CATEGORY'] as const;

/** Lists what the newest (dry) run could not place, with counts, and maps what the agency knows. @returns values nobody knows */
export async function mapValues(trip: Trip): Promise<string[]> {
  const unknown: string[] = [];
  for (const kind of KINDS) {
    const answers: Record<string, string> = ANSWERS[kind];
    const values = [];
    for (const { value, records, example } of await unmapped(trip, kind)) {
      const hub = answers[value];
      trip.say(
        'map',
        `${kind} "${value}": ${records} records, e.g. ${example}; ${hub ? `means ${hub}` : 'nobody knows'}`,
      );
      if (hub) values.push({ kind, raw: value, hub });
      else unknown.push(value);
    }
    const input = { idempotencyKey: randomUUID(), channelId: trip.channel, values };
    if (values.length > 0) await trip.officer.request(MapChannelValues, { input });
  }
  return unknown;
}

async function unmapped({ channel: channelId, officer }: Trip, kind: ValueKind) {
  const { channel } = await officer.request(UnmappedValues, { channelId, kind, first: 100 });
  return channel!.unmappedValues.edges.map(({ node }) => node);
}
