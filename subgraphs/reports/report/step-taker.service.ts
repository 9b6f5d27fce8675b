import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { pushBack } from './push-back.service.ts';
import { Report } from './report.entity.ts';
import type { EventData } from './report-event.entity.ts';
import type { StateChange } from './report-state.policy.ts';
import { publishReports } from './snapshot.service.ts';
import type { StepInput } from './step.inputs.ts';
import { StepRights, type WorkflowTools } from './step-rights.service.ts';
import { addEvents } from './timeline.service.ts';
import { type Step, statusAfter, type Transition } from './workflow.policy.ts';

/** What a step does beside moving the status. */
export interface Effect {
  change?: StateChange;
  text?: string | null;
  /** What the event tells beside the change. */
  data?: Omit<EventData, 'change'>;
}

/** Finds out what a step does; rows of its own it writes with `em`, in the transaction of the step. */
export type Effects = (report: Report, em: EntityManager) => Effect | Promise<Effect>;

/**
 * Takes one step on one report: rights, version, event, audit line and letters in one transaction.
 * @throws REPORT_NOT_FOUND, FORBIDDEN, STEP_NOT_POSSIBLE, VERSION_CONFLICT, REPORT_MERGED
 */
export class StepTaker {
  readonly rights: StepRights;

  constructor(private readonly tools: WorkflowTools) {
    this.rights = new StepRights(tools);
  }

  /** The report after the step; the same intention twice is one step. */
  async take(step: Step | ((report: Report) => Step), input: StepInput, effect: Effects): Promise<Report> {
    const { hub, viewer } = this.tools;
    const operation = typeof step === 'string' ? step : 'REPLY';
    const id = await hub.transactional((em) =>
      once(em, 'reports', { operation, viewer, input }, async () => {
        await this.takeIn(em, step, input, effect);
        return input.reportId;
      }),
    );
    // Whoever returned or dispatched a report may no longer see it, but is told how the step ended.
    return hub.findOneOrFail(Report, { id }, { refresh: true });
  }

  /** The same in the caller's transaction; without `expectedVersion` on whatever version there is. Refused before anything is written. */
  async takeIn(
    em: EntityManager,
    step: Step | ((report: Report) => Step),
    input: { reportId: string; expectedVersion?: number },
    effect: Effects,
  ): Promise<void> {
    const report = await this.lock(em, input.reportId);
    const transition = await this.rights.transition(typeof step === 'string' ? step : step(report), report);
    if (input.expectedVersion !== undefined && report.version !== input.expectedVersion) {
      throw hubError('VERSION_CONFLICT', input.expectedVersion, report.version);
    }
    await this.write(em, report, transition, await effect(report, em));
  }

  private async lock(em: EntityManager, id: string): Promise<Report> {
    await this.rights.requireSight(id);
    return em.findOneOrFail(Report, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  }

  private async write(em: EntityManager, report: Report, transition: Transition, effect: Effect): Promise<void> {
    const { viewer, letterBox, secret, now } = this.tools;
    const before = report.status;
    const status = statusAfter(transition, report.status, report.resumeStatus);
    const event = {
      kind: transition.event,
      at: now(),
      certainty: 'EXACT' as const,
      data: { ...effect.data, change: { ...effect.change, status, handledHere: true } },
      text: effect.text ?? null,
      actorRole: viewer.role,
      actorAgencyId: viewer.agencyId,
    };
    await addEvents(em, [{ report, events: [event] }], now());
    await writeAudit(em, 'reports', { viewer, action: transition.step, subject: report.id });
    await publishReports(em, letterBox, [report.id]);
    if (status !== before) await pushBack(em, letterBox, secret, report, event);
  }
}
