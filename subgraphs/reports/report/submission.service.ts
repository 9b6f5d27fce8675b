import type { EntityManager } from '@mikro-orm/postgresql';
import { once } from '../../common/database/idempotency.ts';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { matchReports } from '../../common/handover/match-reports.topic.ts';
import type { ComplaintSnapshot } from '../../common/handover/source-records-changed.topic.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { IdKind } from '../../common/privacy/blind-index.ts';
import { Category } from '../category/category.entity.ts';
import { storeNewReports } from '../inbox/new-reports.service.ts';
import { Places } from '../place/places.service.ts';
import { sealReporter } from '../reporter/reporter-ids.service.ts';
import { Report } from './report.entity.ts';
import { publishReports } from './snapshot.service.ts';
import type { WorkflowTools } from './step-rights.service.ts';
import type { ReporterInput, SubmitReportInput } from './submission.inputs.ts';
import type { NewEvent } from './timeline.service.ts';

/** Channel of what is written in the hub itself. */
const HUB_CHANNEL = 'hub';
/** Limit of LAPOR!, so that reports fit wherever they are handed on to. */
const LONGEST_BODY = 3_000;

/** Takes in reports that are written in the hub: by citizens, or by a desk that types for them. */
export class SubmissionService {
  constructor(
    private readonly tools: WorkflowTools,
    private readonly secret: string,
  ) {}

  /** The new report, once per idempotency key. @throws FORBIDDEN, BAD_USER_INPUT, AGENCY_NOT_FOUND */
  async submit(input: SubmitReportInput): Promise<Report> {
    const { viewer, hub } = this.tools;
    requireScope(viewer, 'report:submit');
    const length = input.body.trim().length;
    if (length === 0 || length > LONGEST_BODY) {
      throw hubError('BAD_USER_INPUT', `body takes 1 to ${LONGEST_BODY} characters, not ${length}.`);
    }
    const id = await hub.transactional((em) =>
      once(em, 'reports', { operation: 'submitReport', viewer, input }, () => this.store(em, input)),
    );
    return hub.findOneOrFail(Report, { id }, { refresh: true });
  }

  private async store(em: EntityManager, input: SubmitReportInput): Promise<string> {
    const { viewer, letterBox, directory, now } = this.tools;
    const agencyId = input.agencyId ?? null;
    const categoryId = input.categoryId ?? null;
    if (agencyId && !(uuidsOnly([agencyId]).length && (await directory.agency(em, agencyId)))) {
      throw hubError('AGENCY_NOT_FOUND', agencyId);
    }
    if (categoryId && !(uuidsOnly([categoryId]).length && (await em.findOne(Category, { id: categoryId })))) {
      throw hubError('BAD_USER_INPUT', `No category has the id ${categoryId}.`);
    }
    const complaint = complaintOf(input, now());
    const region = await new Places(em, directory).resolve(complaint.place ?? NOWHERE, agencyId);
    const submission = {
      complaint,
      channel: { id: HUB_CHANNEL, agencyId: null },
      published: true,
      withdrawn: false,
      silent: false,
      historic: false,
      reporterPickedAgency: agencyId !== null,
      agencyFound: true,
      region,
      categoryId,
      sealedReporter: sealReporter(this.secret, reporterOf(input.reporter)),
      ownerUserId: viewer.role === 'REPORTER' ? viewer.userId : null,
      events: this.firstEvents(input, agencyId),
      source: null,
    };
    const ids = await storeNewReports(em, this.secret, [submission], now());
    await letterBox.send(em, matchReports, { reportIds: ids });
    await publishReports(em, letterBox, ids);
    return ids[0]!;
  }

  /** Receipt; and, where the reporter picked the agency, the dispatch that follows from it. */
  private firstEvents({ classification }: SubmitReportInput, agencyId: string | null): NewEvent[] {
    const { viewer, now } = this.tools;
    const event = {
      at: now(),
      certainty: 'EXACT' as const,
      actorRole: viewer.role,
      actorAgencyId: viewer.agencyId,
    };
    const change = { classification: classification ?? null, handledHere: true };
    const received: NewEvent = { ...event, kind: 'RECEIVED', data: { change } };
    if (!agencyId) return [received];
    return [received, { ...event, kind: 'DISPATCHED', data: { change: { status: 'DISPATCHED', agencyId } } }];
  }
}

const NOWHERE = { province: null, regency: null, district: null, village: null, detail: null };

/** A submission in the words every channel uses. */
const complaintOf = (input: SubmitReportInput, now: Date): ComplaintSnapshot => ({
  externalId: '',
  title: input.title?.trim() || null,
  body: input.body.trim(),
  finalBody: null,
  status: 'RECEIVED',
  closedBy: null,
  statusRaw: '',
  archiveReason: null,
  privacy: { anonymous: input.anonymous, secret: input.secret },
  occurredAt: now.toISOString(),
  updatedAt: null,
  classification: input.classification ?? null,
  category: null,
  agency: null,
  parentAgency: null,
  place: input.place ? { ...NOWHERE, ...input.place } : null,
  attachments: [],
  numbers: [],
  sourceChannel: null,
  url: null,
  answers: [],
});

/** Nobody has checked what a form says, so no id of it is verified. */
function reporterOf(reporter: ReporterInput | null | undefined) {
  const ids: [IdKind, string | null | undefined][] = [
    ['PHONE', reporter?.phone],
    ['EMAIL', reporter?.email],
    ['NIK', reporter?.nik],
  ];
  return {
    name: reporter?.name?.trim() || null,
    ids: ids.flatMap(([kind, value]) => (value?.trim() ? [{ kind, value: value.trim(), verified: false }] : [])),
  };
}
