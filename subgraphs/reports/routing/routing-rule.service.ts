import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { newId, uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import {
  type Connection,
  checkPage,
  cursorOf,
  type PageArgs,
  pageOf,
  readCursor,
} from '../../common/graphql/connection.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import { Category } from '../category/category.entity.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import { RoutingRule } from './routing-rule.entity.ts';
import type { SaveRoutingRuleInput } from './routing-rule.inputs.ts';

/** Keeps the rules by which new reports are dispatched without a clerk. */
export class RoutingRuleService {
  constructor(private readonly tools: WorkflowTools) {}

  /** All rules, oldest first. @throws FORBIDDEN, BAD_PAGE_SIZE, BAD_CURSOR */
  async list(page: PageArgs): Promise<Connection<RoutingRule>> {
    const { viewer, em } = this.tools;
    requireScope(viewer, 'routing:read');
    checkPage(page);
    const [after] = uuidsOnly([String(readCursor(page.after, 1)?.[0] ?? '')]);
    const where = after ? { id: { $gt: after } } : {};
    const rows = await em.find(RoutingRule, where, { orderBy: { id: 'asc' }, limit: page.first + 1 });
    return pageOf(rows, page.first, ({ id }) => cursorOf(id), null);
  }

  /** The rule as it is from now on. @throws FORBIDDEN, BAD_USER_INPUT, AGENCY_NOT_FOUND */
  async save(input: SaveRoutingRuleInput): Promise<RoutingRule> {
    const { viewer, hub } = this.tools;
    requireScope(viewer, 'routing:keep');
    const id = await hub.transactional((em) =>
      once(em, 'reports', { operation: 'saveRoutingRule', viewer, input }, () => this.store(em, input)),
    );
    return hub.findOneOrFail(RoutingRule, { id }, { refresh: true });
  }

  private async store(em: EntityManager, input: SaveRoutingRuleInput): Promise<string> {
    const { viewer, now } = this.tools;
    const { categoryId = null, regionId = null, agencyId, enabled } = input;
    await this.check(em, categoryId, regionId, agencyId);
    const [row] = await em.execute<{ id: string }[]>(
      `insert into reports.routing_rule (id, category_id, region_code, agency_id, enabled, changed_at)
       values (?, ?, ?, ?, ?, ?) on conflict (category_id, region_code)
       do update set agency_id = excluded.agency_id, enabled = excluded.enabled, changed_at = excluded.changed_at returning id`,
      [newId(), categoryId, regionId, agencyId, enabled, now()],
    );
    await writeAudit(em, 'reports', { viewer, action: 'saveRoutingRule', subject: row!.id });
    return row!.id;
  }

  private async check(em: EntityManager, categoryId: string | null, regionId: string | null, agencyId: string) {
    const { directory } = this.tools;
    const fault = (what: string) => hubError('BAD_USER_INPUT', what);
    if (categoryId === null && regionId === null) throw fault('A routing rule takes categoryId, regionId or both.');
    if (categoryId !== null && !(uuidsOnly([categoryId]).length && (await em.findOne(Category, { id: categoryId })))) {
      throw fault(`No category has the id ${categoryId}.`);
    }
    const known = regionId === null || (regionId.length <= 5 && (await directory.region(em, regionId)));
    if (!known) throw fault(`No province or regency has the code ${regionId}.`);
    const agency = uuidsOnly([agencyId]).length > 0 && (await directory.agency(em, agencyId));
    if (!agency) throw hubError('AGENCY_NOT_FOUND', agencyId);
  }
}
