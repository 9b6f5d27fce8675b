import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { forkFor } from '../../common/database/row-security.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { lookAnew } from '../../common/handover/look-anew.topic.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import { SYSTEM_VIEWER, type Viewer } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Day } from '../../common/time/day.ts';
import { EscalationLadder } from './ladder.entity.ts';
import type { PublishEscalationLadderInput } from './ladder.inputs.ts';
import { ladderOn, ladders } from './ladder.loader.ts';
import { ladderFault } from './ladder-fault.policy.ts';

/** Reads and publishes escalation ladders. */
export class LadderService {
  constructor(
    private readonly em: EntityManager,
    private readonly runtime: Runtime,
    private readonly viewer: Viewer,
  ) {}

  /** The ladder of clocks due on `day`. */
  async on(day: Day): Promise<EscalationLadder> {
    return ladderOn(await ladders(this.em), day);
  }

  /** Publishes a ladder, once per idempotency key; what was told stays told. @throws FORBIDDEN, BAD_USER_INPUT naming the fault */
  async publish(input: PublishEscalationLadderInput): Promise<EscalationLadder> {
    requireScope(this.viewer, 'rule:publish', 'publish an escalation ladder');
    // Clocks are written by the hub alone.
    const version = await forkFor(this.runtime.orm, SYSTEM_VIEWER).transactional((em) =>
      once(em, 'sla', { operation: 'publishEscalationLadder', viewer: this.viewer, input }, () =>
        this.write(em, input),
      ),
    );
    return this.em.findOneOrFail(EscalationLadder, { version });
  }

  private async write(em: EntityManager, input: PublishEscalationLadderInput): Promise<string> {
    const { version, validFromDay, dueSoon, rungs } = input;
    await em.execute(`select pg_advisory_xact_lock(hashtext('sla ladder'))`);
    const known = await em.count(EscalationLadder, { version });
    const fault = known ? `The version ${version} exists already. Choose another name.` : ladderFault(input);
    if (fault) throw hubError('BAD_USER_INPUT', fault);
    em.create(EscalationLadder, { version, validFromDay, dueSoon, rungs, publishedAt: this.runtime.now() });
    await em.flush();
    await writeAudit(em, 'sla', { viewer: this.viewer, action: 'publishEscalationLadder', subject: version });
    // Another day may have become that of the running clocks it holds for: those may be a million.
    await this.runtime.letterBox.send(em, lookAnew, { dueFromDay: validFromDay, after: null });
    return version;
  }
}
