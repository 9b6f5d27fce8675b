import type { Connector } from '../kit/connector.ts';
import type { Json } from '../kit/json.ts';
import { SourceError } from '../kit/source-error.ts';
import type { Channel } from '../ledger/channel.entity.ts';
import type { Profile } from './profile.policy.ts';

/**
 * Where a pull goes on, upgraded where the connector's checkpoint has changed; null: at the beginning.
 * @throws SourceError('config') for a checkpoint the connector can neither read nor upgrade
 */
export function cursorFor<Cursor>(
  connector: Connector<unknown, Cursor>,
  { cursor, backfillCursor, profile }: Pick<Channel, 'cursor' | 'backfillCursor' | 'profile'>,
  isBackfill: boolean,
): Cursor | null {
  const stored = isBackfill ? backfillCursor : cursor;
  if (stored === null) return null;
  const read = connector.cursor.safeParse(stored);
  if (read.success) return read.data;
  const { version } = connector;
  if (!connector.migrateCursor)
    throw new SourceError(
      'config',
      `connector version ${version} cannot read the stored cursor (${faultOf(read.error)}); install one with migrateCursor, which may return null to begin anew.`,
    );
  const upgraded = connector.migrateCursor(structuredClone(stored), versionIn(profile));
  if (upgraded === null) return null;
  const checked = connector.cursor.safeParse(upgraded);
  if (checked.success) return checked.data;
  throw new SourceError(
    'config',
    `migrateCursor of connector version ${version} gives a cursor it cannot read (${faultOf(checked.error)}); mend it.`,
  );
}

/** The version under which the channel's profile was learnt: the one that last reached the end of the source. */
function versionIn(profile: Json | null): string | null {
  const { reading } = (profile as unknown as Profile | null) ?? {};
  return reading?.split(' ')[0] ?? null;
}

/** Paths only: a cursor may hold ids of people's complaints. */
const faultOf = ({ issues }: { issues: { path: PropertyKey[]; code: string | undefined }[] }) =>
  issues.map(({ path, code }) => `${path.join('.') || 'cursor'}: ${code}`).join('; ');
