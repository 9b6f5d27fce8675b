import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { newId, uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Day } from '../../common/time/day.ts';
import { directory } from '../agency/directory.ts';
import { requireOwnAgency } from '../agency/own-agency.ts';
import { replaceBooks } from '../book-lock.ts';
import { orderRecomputation } from '../recomputation/recomputation.job.ts';
import { ruleSets } from '../rule-set/rule-set.loader.ts';
import { ruleSetOn } from '../rule-set/rule-set.policy.ts';
import { STAGES } from '../rule-set/stage.ts';
import { ServiceStandard } from './service-standard.entity.ts';
import type { PublishServiceStandardInput } from './service-standard.inputs.ts';
import { standardFault, standardsOn } from './service-standard.policy.ts';

/** Reads and publishes the limits that agencies set themselves. */
export class ServiceStandardService {
  constructor(
    private readonly em: EntityManager,
    private readonly runtime: Runtime,
    private readonly viewer: Viewer,
  ) {}

  /** The standards that hold for reports of an agency received on `day`: its own and those of the agencies above it, by stage, the strictest first. */
  async on(agencyId: string, day: Day): Promise<ServiceStandard[]> {
    const [id] = uuidsOnly([agencyId]);
    const path = id ? ((await directory.agency(this.em, id))?.path ?? [id]) : [];
    const all = await this.em.find(ServiceStandard, { agencyId: { $in: path } });
    return standardsOn(all, path, day).sort(byStageThenLimit);
  }

  /** Publishes a standard, once per idempotency key. @throws FORBIDDEN, AGENCY_NOT_FOUND, BAD_USER_INPUT naming the national limit */
  async publish(input: PublishServiceStandardInput): Promise<ServiceStandard> {
    await requireOwnAgency(this.em, this.viewer, 'publish a standard of this agency', input.agencyId);
    const id = await this.em.transactional((em) =>
      once(em, 'sla', { operation: 'publishServiceStandard', viewer: this.viewer, input }, () => this.write(em, input)),
    );
    return this.em.findOneOrFail(ServiceStandard, { id });
  }

  private async write(em: EntityManager, { idempotencyKey, ...standard }: PublishServiceStandardInput) {
    await replaceBooks(em);
    const { agencyId, validFromDay, decree } = standard;
    const fault = standardFault(standard, ruleSetOn(await ruleSets(em), validFromDay));
    if (fault) throw hubError('BAD_USER_INPUT', fault);
    const publishedAt = this.runtime.now();
    const id = newId(publishedAt);
    em.create(ServiceStandard, { id, ...standard, publishedAt });
    await em.flush();
    await writeAudit(em, 'sla', {
      viewer: this.viewer,
      action: 'publishServiceStandard',
      subject: id,
      reason: decree,
    });
    const order = { version: id, agencyId, receivedFromDay: validFromDay };
    await orderRecomputation(em, this.runtime, { book: 'SERVICE_STANDARD', ...order });
    return id;
  }
}

const byStageThenLimit = (a: ServiceStandard, b: ServiceStandard) =>
  STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || a.limitDays - b.limitDays;
