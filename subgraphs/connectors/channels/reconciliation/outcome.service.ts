import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type Connection,
  checkPage,
  cursorOf,
  type PageArgs,
  pageOf,
  readCursor,
} from '../../../common/graphql/connection.ts';
import { Explanation } from '../../ledger/explanation.entity.ts';
import { Finding } from '../../ledger/finding.entity.ts';
import type { Reconciliation } from '../../ledger/reconciliation.entity.ts';
import type { FindingFilter } from './reconciliation.inputs.ts';
import type { ReconciliationCell, ReconciliationSums } from './reconciliation-sums.ts';
import { UNEXPLAINED } from './unexplained.ts';

/** Reads what came of comparisons. The row rules leave out what the viewer may not count. */
export class OutcomeService {
  constructor(private readonly em: EntityManager) {}

  /** Counts of both sides, of the differences and of those nothing explains. */
  async sums({ id }: Reconciliation): Promise<ReconciliationSums> {
    const [row] = await this.em.execute<ReconciliationSums[]>(SUMS, [id, id]);
    return row!;
  }

  /** Days and statuses, oldest first; `differing`: only those in which the two sides are not the same. @throws BAD_PAGE_SIZE, BAD_CURSOR */
  async cells({ id }: Reconciliation, page: PageArgs, differing: boolean): Promise<Connection<ReconciliationCell>> {
    checkPage(page);
    const [day = '', status = ''] = readCursor(page.after, 2) ?? [];
    const rows = await this.em.execute<ReconciliationCell[]>(CELLS, [id, differing, day, status, page.first + 1]);
    return pageOf(rows, page.first, (cell) => cursorOf(cell.day, cell.status));
  }

  /** Items about which the two sides differ, in the order of their ids. @throws BAD_PAGE_SIZE, BAD_CURSOR */
  async findings({ id }: Reconciliation, page: PageArgs, filter: FindingFilter): Promise<Connection<Finding>> {
    checkPage(page);
    const [after = ''] = readCursor(page.after, 1) ?? [];
    const { kind = null, cause = null, unexplained = null } = filter;
    const given = [id, kind, kind, cause, cause, unexplained, unexplained];
    const found = await this.em.execute<{ id: string }[]>(FINDINGS, [...given, after, page.first + 1]);
    const ids = found.map((row) => row.id);
    const rows = await this.em.find(Finding, { id: { $in: ids } }, { orderBy: { id: 'asc' } });
    return pageOf(
      rows,
      page.first,
      (row) => cursorOf(row.id),
      async () => {
        const [count] = await this.em.execute<{ n: number }[]>(`select count(*)::int as n ${FOUND}`, given);
        return count!.n;
      },
    );
  }

  /** The explanation that holds for a finding; null: none. */
  explanationOf({ channelId, externalId, kind, sourceHash, hubHash }: Finding): Promise<Explanation | null> {
    const same = { channelId, externalId, kind, sourceHash, hubHash };
    return this.em.findOne(Explanation, same, { orderBy: { id: 'desc' } });
  }
}

const FOUND = `from connectors.finding f where f.reconciliation_id = ?::uuid and (?::text is null or f.kind = ?)
  and (?::text is null or f.cause = ?) and (?::boolean is null or ${UNEXPLAINED} = ?)`;

const FINDINGS = `select f.id ${FOUND} and f.id > ? order by f.id limit ?`;

const SUMS = `
  select c.source, c.hub, f.differing, f.unexplained
  from (select coalesce(sum(source_count), 0)::int as source, coalesce(sum(hub_count), 0)::int as hub
      from connectors.reconciliation_cell where reconciliation_id = ?::uuid) c,
    (select count(*)::int as differing, count(*) filter (where ${UNEXPLAINED})::int as unexplained
      from connectors.finding f where f.reconciliation_id = ?::uuid) f`;

const CELLS = `
  select * from (
    select day::text, status, sum(source_count)::int as "sourceCount", lpad(to_hex(bit_xor(source_hash)), 16, '0') as "sourceHash",
      sum(hub_count)::int as "hubCount", lpad(to_hex(bit_xor(hub_hash)), 16, '0') as "hubHash"
    from connectors.reconciliation_cell where reconciliation_id = ?::uuid group by day, status) cell
  where (not ?::boolean or "sourceCount" <> "hubCount" or "sourceHash" <> "hubHash") and (day, status) > (?, ?)
  order by day, status limit ?`;
