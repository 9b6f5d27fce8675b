import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
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
import type { WorkflowTools } from '../report/step-rights.service.ts';
import { DedupModel } from './dedup-model.entity.ts';
import type { UseDedupModelInput } from './dedup-model.inputs.ts';
import { DedupModelDay } from './dedup-model-day.entity.ts';
import { shadowProgress, stillMissing } from './shadow.policy.ts';

/** Keeps the versions of the weights: which one is tried in shadow, which one counts. People decide both. */
export class DedupModelService {
  constructor(private readonly tools: WorkflowTools) {}

  /** All versions, the newest first. @throws FORBIDDEN, BAD_PAGE_SIZE, BAD_CURSOR */
  async list(page: PageArgs): Promise<Connection<DedupModel>> {
    const { viewer, em } = this.tools;
    requireScope(viewer, 'dedup-model:read');
    checkPage(page);
    const after = readCursor(page.after, 1)?.[0];
    const all = await em.find(DedupModel, {}, { orderBy: { madeAt: 'desc', version: 'desc' } });
    const start = after === undefined ? 0 : all.findIndex(({ version }) => version === after) + 1;
    const rows = all.slice(start, start + page.first + 1);
    return pageOf(rows, page.first, ({ version }) => cursorOf(version), null);
  }

  /** How a model in shadow agreed with the active one, the newest day first; 60 days at most. */
  days({ version }: DedupModel, first: number): Promise<DedupModelDay[]> {
    if (first < 1 || first > MOST_DAYS)
      throw hubError('BAD_USER_INPUT', `first takes 1 to ${MOST_DAYS}, not ${first}.`);
    return this.tools.em.find(
      DedupModelDay,
      { modelVersion: version },
      { orderBy: { day: 'desc', activeBand: 'asc', shadowBand: 'asc' }, limit: first },
    );
  }

  /** The model as it runs in shadow from now on; another one in shadow is a draft again. @throws FORBIDDEN, DEDUP_MODEL_NOT_FOUND, DEDUP_MODEL_NOT_READY */
  shadow(input: UseDedupModelInput): Promise<DedupModel> {
    return this.change('shadowDedupModel', input, async (em, model) => {
      if (model.state === 'ACTIVE') throw hubError('DEDUP_MODEL_NOT_READY', model.version, 'it is the active one.');
      if (model.state === 'SHADOW') return;
      await this.replace(em, 'SHADOW', 'DRAFT');
      Object.assign(model, { state: 'SHADOW', shadowSince: this.tools.now() });
    });
  }

  /** The model as it counts from now on; the one before is retired. @throws FORBIDDEN, DEDUP_MODEL_NOT_FOUND, DEDUP_MODEL_NOT_READY */
  activate(input: UseDedupModelInput): Promise<DedupModel> {
    return this.change('activateDedupModel', input, async (em, model) => {
      const obstacle = await this.obstacle(em, model);
      if (obstacle) throw hubError('DEDUP_MODEL_NOT_READY', model.version, obstacle);
      await this.replace(em, 'ACTIVE', 'RETIRED');
      Object.assign(model, { state: 'ACTIVE', activatedAt: this.tools.now() });
    });
  }

  /** Why a model may not become active; null: it may. One that was active before has been through more than a shadow. */
  private async obstacle(em: EntityManager, { version, state, shadowSince }: DedupModel): Promise<string | null> {
    if (state === 'RETIRED') return null;
    if (state === 'ACTIVE') return 'it is the active one.';
    if (state === 'DRAFT' || !shadowSince) return 'let it run in shadow first (shadowDedupModel).';
    const [row] = await em.execute<{ pairs: number }[]>(
      'select coalesce(sum(pairs), 0)::int as pairs from reports.dedup_model_day where model_version = ? and day >= ?',
      [version, shadowSince.toISOString().slice(0, 10)],
    );
    const missing = stillMissing(shadowProgress(shadowSince, row!.pairs, this.tools.now()));
    return missing && `it has been in shadow for ${missing}. Wait until both are reached.`;
  }

  private async change(
    operation: string,
    input: UseDedupModelInput,
    work: (em: EntityManager, model: DedupModel) => Promise<void>,
  ): Promise<DedupModel> {
    const { viewer, hub } = this.tools;
    requireScope(viewer, 'dedup-model:keep');
    if (input.reason.trim() === '') throw hubError('BAD_USER_INPUT', 'Say why: reason is empty.');
    await hub.transactional((em) =>
      once(em, 'reports', { operation, viewer, input }, async () => {
        await em.execute(`select pg_advisory_xact_lock(hashtext('reports.dedup_model'))`);
        const model = await em.findOne(DedupModel, { version: input.version }, { refresh: true });
        if (!model) throw hubError('DEDUP_MODEL_NOT_FOUND', input.version);
        await work(em, model);
        await em.flush();
        await writeAudit(em, 'reports', { viewer, action: operation, subject: model.version, reason: input.reason });
        return model.version;
      }),
    );
    return hub.findOneOrFail(DedupModel, { version: input.version }, { refresh: true });
  }

  private replace(em: EntityManager, from: string, to: string) {
    return em.execute('update reports.dedup_model set state = ? where state = ?', [to, from]);
  }
}

const MOST_DAYS = 100;
