import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Day } from '../../common/time/day.ts';
import { lightTable } from './light.loader.ts';
import { lightFault } from './light.policy.ts';
import type { LightTable, PublishTrafficLightsInput } from './light-table.ts';
import { PerformanceLight } from './performance-light.entity.ts';

/** Reads and publishes tables of lights. */
export class LightService {
  constructor(
    private readonly em: EntityManager,
    private readonly runtime: Runtime,
    private readonly viewer: Viewer,
  ) {}

  /** The table of periods that end on `day`. */
  on(day: Day): Promise<LightTable> {
    return lightTable(this.em, day);
  }

  /** Publishes a table, once per idempotency key; the table of before still holds for periods of before. @throws FORBIDDEN, BAD_USER_INPUT naming the fault */
  async publish(input: PublishTrafficLightsInput): Promise<LightTable> {
    requireScope(this.viewer, 'rule:publish', 'publish traffic lights');
    await this.em.transactional((em) =>
      once(em, 'sla', { operation: 'publishTrafficLights', viewer: this.viewer, input }, () => this.write(em, input)),
    );
    return this.ofVersion(input.version);
  }

  private async write(em: EntityManager, { version, validFromDay, lights }: PublishTrafficLightsInput) {
    await em.execute(`select pg_advisory_xact_lock(hashtext('sla lights'))`);
    const known = await em.count(PerformanceLight, { version });
    const fault = known ? `The version ${version} exists already. Choose another name.` : lightFault(lights);
    if (fault) throw hubError('BAD_USER_INPUT', fault);
    const publishedAt = this.runtime.now();
    for (const { light, fromPercent } of lights) {
      em.create(PerformanceLight, { version, light, fromPercent, validFromDay, publishedAt });
    }
    await em.flush();
    await writeAudit(em, 'sla', { viewer: this.viewer, action: 'publishTrafficLights', subject: version });
    return version;
  }

  private async ofVersion(version: string): Promise<LightTable> {
    const lights = await this.em.find(PerformanceLight, { version }, { orderBy: { fromPercent: 'desc' } });
    const { validFromDay, publishedAt } = lights[0]!;
    return { version, validFromDay, publishedAt, lights };
  }
}
