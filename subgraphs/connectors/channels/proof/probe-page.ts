import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../../common/database/row-security.ts';
import { newId } from '../../../common/database/uuid.ts';
import type { NumbersProbed } from '../../../common/handover/numbers-probed.topic.ts';
import { type OldDoor, probeNumbers } from '../../../common/handover/probe-numbers.topic.ts';
import { SYSTEM_VIEWER } from '../../../common/identity/viewer.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';

/** Numbers that are asked for at once. */
export const NUMBERS_AT_ONCE = 1_000;

/** Asks for the next page of the old numbers of a channel, and for these doors beside it; nothing when there is neither. */
export async function askPage(
  em: EntityManager,
  { letterBox }: Runtime,
  channelId: string,
  after: string,
  beside: readonly OldDoor[] = [],
): Promise<void> {
  const rows = await em.execute<{ number: string }[]>(PAGE, [channelId, after]);
  const numbers = rows.map(({ number }): OldDoor => ({ what: 'NUMBER', asked: number, number }));
  const doors = [...numbers, ...beside];
  if (doors.length === 0) return;
  await letterBox.send(em, probeNumbers, { channelId, doors, upTo: numbers.at(-1)?.asked ?? after });
}

/** Keeps what came of a page and asks for the next. Of each door the last answer is kept; a letter that comes again changes nothing. */
export const keepProbes = (runtime: Runtime, { channelId, at, answers, upTo }: NumbersProbed): Promise<void> =>
  forkFor(runtime.orm, SYSTEM_VIEWER).transactional(async (em) => {
    await writeProbes(em, channelId, at, answers);
    if (answers.some(({ what }) => what === 'NUMBER')) await askPage(em, runtime, channelId, upTo);
  });

/** Writes what was found at some doors in place of what was found there before. */
export async function writeProbes(
  em: EntityManager,
  channelId: string,
  at: string,
  answers: NumbersProbed['answers'],
): Promise<void> {
  if (answers.length === 0) return;
  const rows = JSON.stringify(answers.map((answer) => ({ ...answer, id: newId(new Date(at)) })));
  await em.execute(FORGET, [rows, channelId]);
  await em.execute(WRITE, [channelId, at, rows]);
}

const PAGE = `select external_id as number from connectors.source_record
  where channel_id = ? and external_id > ? order by external_id limit ${NUMBERS_AT_ONCE}`;

const FORGET = `delete from connectors.redirect_probe p using jsonb_to_recordset(?::jsonb) as a(what text, asked text)
  where p.channel_id = ? and p.what = a.what and p.asked = a.asked`;

const WRITE = `insert into connectors.redirect_probe (id, channel_id, what, asked, resolves, at)
  select a.id, ?, a.what, a.asked, a.resolves, ?::timestamptz
  from jsonb_to_recordset(?::jsonb) as a(id uuid, what text, asked text, resolves boolean)`;
