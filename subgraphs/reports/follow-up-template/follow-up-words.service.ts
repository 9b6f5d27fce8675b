import type { EntityManager } from '@mikro-orm/postgresql';
import { uuidsOnly } from '../../common/database/uuid.ts';
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
import { Report } from '../report/report.entity.ts';
import type { AddFollowUpInput } from '../report/step.inputs.ts';
import { StepRights, type WorkflowTools } from '../report/step-rights.service.ts';
import { FollowUpTemplate } from './follow-up-template.entity.ts';
import { rendered } from './placeholder.policy.ts';

/** What templates make of a report: which can be used, and the words they give. */
export class FollowUpWords {
  constructor(private readonly tools: WorkflowTools) {}

  /** Templates for follow-ups on a report: its agency's, those of the agencies above, national ones; by title. */
  async usable(reportId: string, page: PageArgs): Promise<Connection<FollowUpTemplate>> {
    const { viewer, em } = this.tools;
    requireScope(viewer, 'template:read');
    checkPage(page);
    await new StepRights(this.tools).requireSight(reportId);
    const { agencyId } = await em.findOneOrFail(Report, { id: reportId });
    const [title, id] = (readCursor(page.after, 2) as [string, string] | null) ?? [null, null];
    const behind = title === null ? [] : [{ $or: [{ title: { $gt: title } }, { title, id: { $gt: id } }] }];
    const rows = await em.find(
      FollowUpTemplate,
      { $and: [{ retired: false, ...(await this.owners(em, agencyId)) }, ...behind] },
      { orderBy: { title: 'asc', id: 'asc' }, limit: page.first + 1 },
    );
    return pageOf(rows, page.first, (row) => cursorOf(row.title, row.id), null);
  }

  /** The words of a follow-up: typed, or made from a template. @throws BAD_USER_INPUT, TEMPLATE_NOT_FOUND, TEMPLATE_PLACEHOLDER */
  async of(
    em: EntityManager,
    report: Report,
    input: Pick<AddFollowUpInput, 'message' | 'templateId' | 'dueDay'>,
  ): Promise<string> {
    const { message, templateId, dueDay = null } = input;
    if (Boolean(message?.trim()) === Boolean(templateId)) {
      throw hubError('BAD_USER_INPUT', 'A follow-up takes either message or templateId.');
    }
    if (!templateId) return message!;
    const owners = await this.owners(em, report.agencyId);
    const known = uuidsOnly([templateId]).length > 0;
    const template = known && (await em.findOne(FollowUpTemplate, { id: templateId, retired: false, ...owners }));
    if (!template) throw hubError('TEMPLATE_NOT_FOUND', templateId);
    const agency = report.agencyId && (await this.tools.directory.agency(em, report.agencyId));
    return rendered(template.body, { number: report.number, agency: agency ? agency.name : null, dueDay });
  }

  private async owners(em: EntityManager, agencyId: string | null) {
    const agency = agencyId && (await this.tools.directory.agency(em, agencyId));
    return { $or: [{ agencyId: null }, ...(agency ? [{ agencyId: { $in: agency.path } }] : [])] };
  }
}
