import { Channel } from '../../ledger/channel.entity.ts';
import { CHANNEL_PHASES, type ChannelPhase } from '../../ledger/channel-phase.ts';
import type { Acts } from '../acts.ts';
import type { GateService } from '../gate/gate.service.ts';
import { UNEXPLAINED } from '../reconciliation/unexplained.ts';
import type { BlockedChannel, ChannelBoard, MigrationBoard, UnexplainedOnDay } from './board.ts';

const DAY_MS = 86_400_000;
/** Channels of the national board that do not move on. */
const LONGEST = 10;

/** What boards show of channels on their way into the hub. */
export class BoardService {
  constructor(
    private readonly acts: Acts,
    private readonly gates: GateService,
  ) {}

  /** The board of a channel; null for viewers other than its owner and the centre: its counts would count what is secret. */
  async channel(channel: Channel): Promise<ChannelBoard | null> {
    if (!this.acts.rights.owns(channel)) return null;
    const { em, runtime } = this.acts;
    const now = runtime.now().valueOf();
    const [counts] = await em.execute<Counts[]>(COUNTS, Array(4).fill(channel.id));
    const { movedAt, ...numbers } = counts!;
    const next = nextOf(channel.phase);
    return {
      ...numbers,
      daysInPhase: movedAt === null ? null : daysBetween(new Date(movedAt), now),
      gate: next && (await this.gates.report(channel, next)),
      unexplained: await em.execute<UnexplainedOnDay[]>(BY_DAY, [channel.id]),
      lagSeconds: channel.lastSuccessAt && Math.round((now - channel.lastSuccessAt.valueOf()) / 1000),
    };
  }

  /** All channels the viewer answers for: auditors and the centre for every one, offices for their own; others see nothing. */
  async national(): Promise<MigrationBoard> {
    const { em, runtime, rights } = this.acts;
    const all = await em.find(Channel, { family: { $ne: 'HUB' } }, { orderBy: { id: 'asc' } });
    const channels = all.filter((channel) => rights.viewer.role === 'AUDITOR' || rights.owns(channel));
    if (channels.length === 0) return { phases: [], longestBlocked: [] };
    const phases = CHANNEL_PHASES.map((phase) => ({
      phase,
      channels: channels.filter((one) => one.phase === phase).length,
    }));
    const moved = await em.execute<{ id: string; at: string }[]>(MOVED);
    const movedAt = new Map(moved.map(({ id, at }) => [id, new Date(at)]));
    const longest = channels
      .filter(({ id, phase }) => movedAt.has(id) && nextOf(phase) !== null)
      .sort((a, b) => movedAt.get(a.id)!.valueOf() - movedAt.get(b.id)!.valueOf());
    const longestBlocked: BlockedChannel[] = [];
    for (const channel of longest) {
      if (longestBlocked.length === LONGEST) break;
      const { checks } = await this.gates.report(channel, nextOf(channel.phase)!);
      const redChecks = checks.filter(({ state }) => state === 'RED').map(({ name }) => name);
      const daysInPhase = daysBetween(movedAt.get(channel.id)!, runtime.now().valueOf());
      if (redChecks.length > 0) longestBlocked.push({ channel, daysInPhase, redChecks });
    }
    return { phases, longestBlocked };
  }
}

type Counts = Omit<ChannelBoard, 'daysInPhase' | 'gate' | 'unexplained' | 'lagSeconds'> & { movedAt: string | null };

const nextOf = (phase: ChannelPhase): ChannelPhase | null => CHANNEL_PHASES[CHANNEL_PHASES.indexOf(phase) + 1] ?? null;

const daysBetween = (from: Date, to: number) => Math.floor((to - from.valueOf()) / DAY_MS);

const COUNTS = `select l.*, p.*, d.*, m.* from
  (select count(*)::int as "lateArrivals", count(*) filter (where explained_at is null)::int as "lateArrivalsOpen"
    from connectors.late_arrival where channel_id = ?) l,
  (select count(*) filter (where state = 'WAITING')::int as "pushesWaiting", count(*) filter (where state = 'UNCERTAIN')::int
    as "pushesUncertain", count(*) filter (where state = 'FAILED')::int as "pushesFailed"
    from connectors.push_delivery where channel_id = ?) p,
  (select count(*)::int as "deadLetters" from connectors.dead_letter where channel_id = ? and resolved_at is null) d,
  (select max(at) as "movedAt" from connectors.phase_change where channel_id = ?) m`;

const BY_DAY = `select day::text, unexplained from (
  select distinct on (day) (r.ended_at at time zone 'Asia/Jakarta')::date as day,
    r.nameless + (select count(*)::int from connectors.finding f where f.reconciliation_id = r.id and ${UNEXPLAINED}) as unexplained
  from connectors.reconciliation r where r.channel_id = ? and r.state = 'DONE' and r.sides = 'TWO_SIDED'
    and r.from_day is null and r.to_day is null order by day desc, r.id desc limit 30) days order by day`;

const MOVED = 'select channel_id as id, max(at) as at from connectors.phase_change group by channel_id';
