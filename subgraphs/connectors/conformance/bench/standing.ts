import type { Ledger } from './ledger.ts';

/** A version as the ledger keeps it. */
export interface StandingVersion {
  seq: number;
  late: boolean;
  status: string;
  occurredAt: string;
  body: string;
}

/** A record as it stands in the ledger, with its whole history. */
export interface Standing {
  externalId: string;
  id: string;
  seq: number;
  lastSeq: number;
  hash: string;
  withdrawn: boolean;
  versions: StandingVersion[];
}

/** Every record of a channel, by its id at the source. */
export async function standingOf({ rows }: Ledger, channel: string): Promise<Map<string, Standing>> {
  const found = await rows<Standing>(
    `select r.external_id as "externalId", r.id, r.seq, r.last_seq as "lastSeq", r.content_hash as hash,
       r.withdrawn_at is not null as withdrawn,
       (select jsonb_agg(jsonb_build_object('seq', v.seq, 'late', v.late, 'status', v.complaint->>'status',
          'occurredAt', v.complaint->>'occurredAt',
          'body', v.complaint->>'body') order by v.seq)
        from connectors.source_version v where v.source_record_id = r.id) as versions
     from connectors.source_record r where r.channel_id = ? order by r.external_id`,
    [channel],
  );
  return new Map(found.map((row) => [row.externalId, row]));
}

/** What does not depend on when a record came: equal for equal states of a channel. */
export const stateKey = (standing: Map<string, Standing>) =>
  JSON.stringify([...standing.values()].map(({ externalId, hash, withdrawn }) => [externalId, hash, withdrawn]));

/** Open dead letters of a channel, their place and reason. */
export const deadLettersOf = ({ rows }: Ledger, channel: string) =>
  rows<{ externalId: string | null; place: string; reason: string }>(
    `select external_id as "externalId", place, reason from connectors.dead_letter
     where channel_id = ? and resolved_at is null order by place`,
    [channel],
  );

/** Letters to `reports` about a channel that nobody has read yet: which records each tells of, and whether it is silent. */
export const lettersOf = ({ rows }: Ledger, channel: string) =>
  rows<{ ids: string[]; silent: boolean }>(
    `select (data->'payload'->>'silent')::boolean as silent,
       (select jsonb_agg(r->>'sourceRecordId') from jsonb_array_elements(data->'payload'->'records') r) as ids
     from pgboss.job where name = 'source-records-changed.reports' and data->'payload'->>'channelId' = ?`,
    [channel],
  );

/** The cursor of a channel as it is stored. */
export async function cursorOf({ rows }: Ledger, channel: string): Promise<unknown> {
  const [row] = await rows<{ cursor: unknown }>('select cursor from connectors.channel where id = ?', [channel]);
  return row?.cursor;
}
