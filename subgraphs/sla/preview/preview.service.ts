import { type EntityManager, IsolationLevel } from '@mikro-orm/postgresql';
import { hubError } from '../../common/errors/hub-error.ts';
import { type RecomputeOrder, recomputeClocks } from '../../common/handover/recompute-clocks.topic.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import { requireOwnAgency } from '../agency/own-agency.ts';
import { agencyAmendmentFault, firstDayOf, withAgencyAmendment } from '../calendar/agency-amendment.policy.ts';
import type { AmendAgencyCalendarInput } from '../calendar/agency-calendar.inputs.ts';
import { amendmentFault, firstChangedDay, nationBefore, withAmendment } from '../calendar/amendment.policy.ts';
import type { AmendCalendarInput } from '../calendar/calendar.inputs.ts';
import { standingBooks } from '../clock/books.loader.ts';
import { agencyOf, type Books, computeWith } from '../clock/books.policy.ts';
import { casesById, concernedReports, countConcerned, pathsOf } from '../clock/report-state.loader.ts';
import type { PublishRuleSetInput } from '../rule-set/rule-set.inputs.ts';
import { ruleSetFault } from '../rule-set/rule-set-fault.policy.ts';
import { Difference } from './preview.policy.ts';
import type { Preview } from './sla-preview.ts';

/** Reports that one preview computes at most: some seconds. */
const EXAMINED_AT_MOST = 20_000;

/** Says what a publication would change. Takes what its mutation takes, refuses what it refuses, and writes nothing. */
export class PreviewService {
  constructor(
    private readonly em: EntityManager,
    private readonly now: () => Date,
    private readonly viewer: Viewer,
  ) {}

  /** A decree of the nation. @throws FORBIDDEN, BAD_USER_INPUT */
  async amendment(input: AmendCalendarInput, examples: number): Promise<Preview> {
    requireScope(this.viewer, 'rule:publish', 'preview a decree');
    return this.snapshot(async (em) => {
      const books = await standingBooks(em);
      const before = nationBefore(books.calendar);
      refuse(amendmentFault(input, before));
      const after = { ...books, calendar: withAmendment(books.calendar, input) };
      return this.compare(em, books, after, { dueFromDay: firstChangedDay(input, before) }, examples);
    });
  }

  /** A decree of an agency for itself. @throws FORBIDDEN, AGENCY_NOT_FOUND, BAD_USER_INPUT */
  async agencyAmendment(input: AmendAgencyCalendarInput, examples: number): Promise<Preview> {
    requireScope(this.viewer, 'rule:publish', 'preview a decree');
    const { agencyId } = input;
    const path = await requireOwnAgency(this.em, this.viewer, 'preview a decree of this agency', agencyId);
    return this.snapshot(async (em) => {
      const books = await standingBooks(em);
      refuse(agencyAmendmentFault(input, books.calendar, path));
      const after = { ...books, calendar: withAgencyAmendment(books.calendar, input) };
      return this.compare(em, books, after, { agencyId, dueFromDay: firstDayOf(input) }, examples);
    });
  }

  /** A rule set. @throws FORBIDDEN, BAD_USER_INPUT */
  async ruleSet({ idempotencyKey, ...content }: PublishRuleSetInput, examples: number): Promise<Preview> {
    requireScope(this.viewer, 'rule:publish', 'preview a rule set');
    return this.snapshot(async (em) => {
      const books = await standingBooks(em);
      const known = books.ruleSets.some(({ version }) => version === content.version);
      refuse(known ? `The version ${content.version} exists already.` : ruleSetFault(content));
      // A newer one of the same day comes first, as it would be published last.
      const ruleSets = [content, ...books.ruleSets].sort((a, b) =>
        a.validFromDay < b.validFromDay ? 1 : a.validFromDay > b.validFromDay ? -1 : 0,
      );
      return this.compare(em, books, { ...books, ruleSets }, { receivedFromDay: content.validFromDay }, examples);
    });
  }

  /** All that one preview reads is of one moment, and the database itself refuses any write. */
  private snapshot = (work: (em: EntityManager) => Promise<Preview>): Promise<Preview> =>
    this.em.transactional(work, { readOnly: true, isolationLevel: IsolationLevel.REPEATABLE_READ });

  private async compare(
    em: EntityManager,
    before: Books,
    after: Books,
    concerned: Partial<RecomputeOrder>,
    most: number,
  ): Promise<Preview> {
    if (most < 0 || most > 100) throw hubError('BAD_USER_INPUT', `examples must be 0 to 100, not ${most}.`);
    const none = { afterReportId: null, dueFromDay: null, receivedFromDay: null };
    let order = recomputeClocks.payload.parse({ ...none, ...concerned });
    const reports = await countConcerned(em, order);
    const difference = new Difference(this.now(), most);
    const [now, then] = [computeWith(before), computeWith(after)];
    let [examined, failed] = [0, 0];
    for (let ids = await concernedReports(em, order); ids.length > 0 && examined < EXAMINED_AT_MOST; ) {
      const cases = await casesById(em, ids);
      const agencies = cases.flatMap((one) => agencyOf(one) ?? []);
      const paths = await pathsOf(em, agencies);
      for (const one of cases) {
        const { reportId, timezone } = one.report;
        try {
          difference.add({ reportId, timezone, before: now(one, paths), after: then(one, paths) });
        } catch {
          failed += 1;
        }
      }
      examined += ids.length;
      order = { ...order, afterReportId: ids.at(-1)! };
      ids = await concernedReports(em, order);
    }
    return { reports, examined, failed, ...difference.result() };
  }
}

function refuse(fault: string | null): void {
  if (fault) throw hubError('BAD_USER_INPUT', fault);
}
