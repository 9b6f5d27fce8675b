import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../../common/database/row-security.ts';
import { newId } from '../../../common/database/uuid.ts';
import type { BornReport } from '../../../common/handover/reports-gathered.topic.ts';
import type { ComplaintSnapshot } from '../../../common/handover/source-records-changed.topic.ts';
import { SYSTEM_VIEWER } from '../../../common/identity/viewer.ts';
import { seal } from '../../../common/privacy/seal.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import type { RawRecord } from '../../kit/json.ts';
import { Channel } from '../../ledger/channel.entity.ts';
import { Handover } from '../../ledger/handover.entity.ts';
import { HandoverItem } from '../../ledger/handover-item.entity.ts';
import { keepItems } from '../../runner/handover/gathered.ts';
import { handReportsOver, reportOf } from '../../runner/handover/hand-over.ts';
import { handoverFile } from '../../runner/handover/handover-file.ts';
import { openHandover } from '../../runner/handover/open-handover.ts';
import { confirmReceipt } from '../../runner/handover/receipts.ts';
import { recordPage } from '../../runner/record-page.ts';
import { PUSHED } from '../../runner/record-reader.ts';
import { movePhase } from '../phase/phase-move.ts';
import { OldSystem } from './old-system.ts';

/** Reports that the rehearsal takes for ones born in the hub: copies of the newest records. */
const MOST_ITEMS = 100;

/** What a rehearsal found. */
export interface Rehearsed {
  items: number;
  losses: number;
  doubles: number;
}

/**
 * Goes back with a copy of a channel, all steps: intake, the reports by the source's own form (a worker dies in the middle
 * of a call), the rest by file with a receipt, and a pull of everything from a stand-in of the old system. All of it lies
 * in one transaction that is taken back at the end, with its letters: nobody ever sees it.
 */
export async function rehearse(runtime: Runtime, channel: Channel): Promise<Rehearsed> {
  const outcome: Rehearsed[] = [];
  await forkFor(runtime.orm, SYSTEM_VIEWER)
    .transactional(async (em) => {
      outcome.push(await goBack(em, runtime, channel));
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return outcome[0]!;
}

class TakenBack extends Error {}

const BY = { byRole: 'SYSTEM', byUserId: null };

async function goBack(em: EntityManager, runtime: Runtime, original: Channel): Promise<Rehearsed> {
  const secret = runtime.config.HUB_SECRET;
  const channel = await copyOf(em, original);
  await movePhase(em, runtime, channel, { phase: 'DUAL', reason: 'gladi', gateHash: null, ...BY });
  await em.flush();
  await openHandover(em, runtime, channel, BY);
  const handover = await em.findOneOrFail(Handover, { channelId: channel.id });
  await keepItems(em, handover, await bornAlike(em, secret, original.id));
  await em.nativeUpdate(Handover, { id: handover.id }, { state: 'OPEN', gatheredAt: runtime.now() });
  const old = new OldSystem();
  await handOverDying(em, runtime, handover, old);
  const open = await em.findOneOrFail(Handover, { id: handover.id }, { refresh: true });
  const file = await handoverFile(em, secret, open);
  const receipts = old.takeFile(file.text);
  const terms = { secret, now: runtime.now(), name: 'gladi', fileHash: file.hash, receipts };
  if (open.state === 'OPEN') await confirmReceipt(em, open, terms);
  await recordPage(em, runtime, channel, old.list() as unknown as RawRecord[], PUSHED);
  await em.flush();
  return counted(em, secret, open, old);
}

/** The worker dies in its first call, after the source has taken the report; another goes on. */
async function handOverDying(em: EntityManager, { config, now }: Runtime, { id }: Handover, old: OldSystem) {
  const terms = { em, secret: config.HUB_SECRET, now };
  const dying = new AbortController();
  const takeAndDie: typeof old.take = (push) => {
    old.take(push);
    dying.abort();
    throw dying.signal.reason;
  };
  const first = {
    ...terms,
    take: async (push: Parameters<typeof old.take>[0]) => takeAndDie(push),
    signal: dying.signal,
  };
  await handReportsOver(id, first).catch((error) => {
    if (!dying.signal.aborted) throw error;
  });
  const { signal } = new AbortController();
  await handReportsOver(id, { ...terms, take: async (push) => old.take(push), signal });
}

/** Losses: reports the old system has not. Doubles: those it has twice, and records that came back as something new. */
async function counted(
  em: EntityManager,
  secret: string,
  { id, channelId }: Handover,
  old: OldSystem,
): Promise<Rehearsed> {
  const items = await em.find(HandoverItem, { handoverId: id }, { refresh: true });
  const there = items.map((item) => old.count(`${id}:${item.reportId}`, reportOf(secret, item).number));
  const [news] = await em.execute<{ count: number }[]>(NEWS, [channelId]);
  const twice = there.reduce((sum, count) => sum + Math.max(0, count - 1), 0);
  return { items: items.length, losses: there.filter((count) => count === 0).length, doubles: twice + news!.count };
}

async function copyOf(em: EntityManager, original: Channel): Promise<Channel> {
  const { id, name, family, agencyId, settings, secondsBetweenPulls } = original;
  const facts = { name, family, agencyId, settings, secondsBetweenPulls, phase: 'HUB_FIRST' as const };
  const copy = Object.assign(new Channel(), { id: `${id}--gladi`, ...facts, nextDueAt: new Date('9999-01-01') });
  await em.persist(copy).flush();
  return copy;
}

async function bornAlike(em: EntityManager, secret: string, channelId: string) {
  const rows = await em.execute<{ complaint: ComplaintSnapshot }[]>(NEWEST, [channelId]);
  return rows.map(({ complaint: { title, body, category, place, occurredAt, status, privacy } }, index) => {
    const times = { occurredAt: new Date(occurredAt).toISOString(), status };
    const report: BornReport = { number: `GLADI-${index + 1}`, title, body, category, place, ...times, ...privacy };
    return { reportId: newId(), sealed: seal(secret, JSON.stringify(report)) };
  });
}

const NEWEST = `select v.complaint from connectors.source_record r
  join connectors.source_version v on v.source_record_id = r.id and v.seq = r.seq
  where r.channel_id = ? order by r.first_seen_at desc, r.id desc limit ${MOST_ITEMS}`;

const NEWS = `select count(*)::int from connectors.source_record r where r.channel_id = ? and not exists (
  select 1 from connectors.handover_item i where i.channel_id = r.channel_id and i.remote_ref = r.external_id)`;
