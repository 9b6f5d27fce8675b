import type { EntityManager } from '@mikro-orm/postgresql';
import { uuidsOnly } from '../../common/database/uuid.ts';
import type { Directory } from '../../common/directory/directory.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import {
  type Connection,
  checkPage,
  cursorOf,
  type PageArgs,
  pageOf,
  readCursor,
} from '../../common/graphql/connection.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import { isDay } from '../../common/time/day.ts';
import type { ClockFilter } from './clock.inputs.ts';
import { holdsAmongMerged } from './clock.loader.ts';
import { type Condition, clockConditions } from './clock-filter.policy.ts';
import { SlaClock } from './sla-clock.entity.ts';

/** Lists longer than this are not counted. */
const COUNTED_UP_TO = 10_000;
/** Fewer clocks than this could tell the public whose they are. */
const FEWEST_TOLD = 5;

/** Of merged reports one clock of each stage stands for all. */
const HOLDS = `c.current and ${holdsAmongMerged('c')}`;

/** Lists of clocks, earliest due day first. */
export class ClockService {
  constructor(
    private readonly em: EntityManager,
    private readonly now: () => Date,
    private readonly viewer: Viewer,
    private readonly directory: Directory,
  ) {}

  /** Clocks that stand at this moment as the filter says, narrowed by `more`. @throws BAD_PAGE_SIZE, BAD_CURSOR */
  async list(page: PageArgs, filter: ClockFilter, more: Condition[] = []): Promise<Connection<SlaClock>> {
    checkPage(page);
    const asked = clockConditions(filter, this.now(), await this.agenciesUnder(filter.agencyId));
    const conditions = [...asked, ...more];
    const rows = await this.select('c.*', [...conditions, ...behind(page.after)], page.first + 1);
    const clocks = rows.map((row) => this.em.map(SlaClock, row as never));
    const cursor = ({ dueDay, id }: SlaClock) => cursorOf(dueDay, id);
    return pageOf(clocks, page.first, cursor, () => this.count(conditions));
  }

  private async count(conditions: Condition[]): Promise<number | null> {
    const n = (await this.select('c.id', conditions, COUNTED_UP_TO + 1)).length;
    const tooFew = ['PUBLIC', 'REPORTER'].includes(this.viewer.role) && n < FEWEST_TOLD;
    return tooFew || n > COUNTED_UP_TO ? null : n;
  }

  private select(columns: string, conditions: Condition[], limit: number): Promise<object[]> {
    return this.em.execute<object[]>(
      `select ${columns} from sla.sla_clock c where ${[HOLDS, ...conditions.map(({ sql }) => sql)].join(' and ')}
       order by c.due_day, c.id limit ?`,
      [...conditions.flatMap(({ values }) => values), limit],
    );
  }

  private async agenciesUnder(agencyId: string | null | undefined): Promise<string[] | null> {
    if (!agencyId) return null;
    const [id] = uuidsOnly([agencyId]);
    return id ? [id, ...(await this.directory.agenciesUnder(this.em, id))] : [];
  }
}

function behind(after: string | null | undefined): Condition[] {
  const cursor = readCursor(after, 2);
  if (!cursor) return [];
  const [day, id] = cursor as [string, string];
  if (!isDay(day) || uuidsOnly([id]).length === 0) throw hubError('BAD_CURSOR', after!.slice(0, 40));
  return [{ sql: '(c.due_day, c.id) > (?::date, ?::uuid)', values: [day, id] }];
}
