import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { newId, uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { WorkflowTools } from '../report/step-rights.service.ts';
import { FollowUpTemplate } from './follow-up-template.entity.ts';
import type { SaveFollowUpTemplateInput } from './follow-up-template.inputs.ts';
import { checkPlaceholders } from './placeholder.policy.ts';

const LONGEST = { title: 100, body: 3_000 };

/** Keeps the templates. The centre keeps all of them, an agency's admin those of the own agency and below. */
export class FollowUpTemplateService {
  constructor(private readonly tools: WorkflowTools) {}

  /** The template as it is from now on. @throws FORBIDDEN, BAD_USER_INPUT, TEMPLATE_PLACEHOLDER, TEMPLATE_NOT_FOUND, AGENCY_NOT_FOUND */
  async save(input: SaveFollowUpTemplateInput): Promise<FollowUpTemplate> {
    const { viewer, hub } = this.tools;
    requireScope(viewer, 'template:keep');
    checkWords(input);
    const id = await hub.transactional((em) =>
      once(em, 'reports', { operation: 'saveFollowUpTemplate', viewer, input }, () => this.store(em, input)),
    );
    return hub.findOneOrFail(FollowUpTemplate, { id }, { refresh: true });
  }

  private async store(em: EntityManager, input: SaveFollowUpTemplateInput): Promise<string> {
    const template = input.templateId ? await this.known(em, input.templateId) : await this.fresh(em, input.agencyId);
    const { title, body, retired = false } = input;
    Object.assign(template, { title: title.trim(), body: body.trim(), retired, changedAt: this.tools.now() });
    em.persist(template);
    await writeAudit(em, 'reports', {
      viewer: this.tools.viewer,
      action: 'saveFollowUpTemplate',
      subject: template.id,
    });
    return template.id;
  }

  private async known(em: EntityManager, id: string): Promise<FollowUpTemplate> {
    const found = uuidsOnly([id]).length > 0 && (await em.findOne(FollowUpTemplate, { id }));
    if (!found) throw hubError('TEMPLATE_NOT_FOUND', id);
    this.requireKeeper(found.agencyId);
    return found;
  }

  private async fresh(em: EntityManager, agencyId: string | null = null): Promise<FollowUpTemplate> {
    if (agencyId !== null && !(uuidsOnly([agencyId]).length && (await this.tools.directory.agency(em, agencyId)))) {
      throw hubError('AGENCY_NOT_FOUND', agencyId);
    }
    this.requireKeeper(agencyId);
    return Object.assign(new FollowUpTemplate(), { id: newId(), agencyId });
  }

  private requireKeeper(agencyId: string | null): void {
    const { viewer, scope } = this.tools;
    if (viewer.role === 'CENTRAL_ADMIN' || (agencyId !== null && scope.includes(agencyId))) return;
    throw hubError('FORBIDDEN', 'keep a template of another agency, or a national one', 'CENTRAL_ADMIN');
  }
}

function checkWords({ title, body }: SaveFollowUpTemplateInput): void {
  for (const [name, text] of Object.entries({ title, body })) {
    const [length, longest] = [text.trim().length, LONGEST[name as keyof typeof LONGEST]];
    if (length === 0 || length > longest) {
      throw hubError('BAD_USER_INPUT', `${name} takes 1 to ${longest} characters, not ${length}.`);
    }
  }
  checkPlaceholders(body);
}
