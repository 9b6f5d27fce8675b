import type { EntityManager } from '@mikro-orm/postgresql';
import { hubError } from '../../common/errors/hub-error.ts';
import { maskPersonal } from '../../common/privacy/mask.ts';
import type { Report } from '../report/report.entity.ts';
import { ReportEvent } from '../report/report-event.entity.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import { StepTaker } from '../report/step-taker.service.ts';
import { Rating } from './rating.entity.ts';
import type { RateReportInput } from './rating.inputs.ts';
import { finalSince, ratingFault } from './rating.policy.ts';

/** Takes ratings in: a step of the reporter on the own closed report. */
export class RatingService {
  constructor(private readonly tools: WorkflowTools) {}

  /** The rated report. @throws what every step does, and BAD_USER_INPUT, RATING_FINAL */
  rate(input: RateReportInput): Promise<Report> {
    const text = input.text?.trim() ? maskPersonal(input.text.trim()) : null;
    return new StepTaker(this.tools).take('RATE', input, async (report, em) => {
      const fault = ratingFault(input.score, text);
      if (fault) throw hubError('BAD_USER_INPUT', fault);
      await this.store(em, report, input.score, text);
      return { data: { rating: input.score } };
    });
  }

  private async store(em: EntityManager, report: Report, score: number, text: string | null): Promise<void> {
    const now = this.tools.now();
    const standing = await em.findOne(Rating, { reportId: report.id });
    if (!standing) {
      em.create(Rating, { reportId: report.id, score, text, ratedAt: now, changedAt: now });
      return;
    }
    const close = { reportId: report.id, kind: 'CLOSED' as const };
    const [closed] = await em.find(ReportEvent, close, { orderBy: { seq: 'desc' }, limit: 1 });
    const final = finalSince(standing, closed?.at ?? null, now);
    if (final) throw hubError('RATING_FINAL', report.number, final.toISOString().slice(0, 10));
    const anew = closed && closed.at > standing.ratedAt;
    Object.assign(standing, { score, text, changedAt: now, ...(anew && { ratedAt: now }) });
  }
}
